import { Skeleton, SkeletonItem } from '@fluentui/react-components';
import { useFrame } from '../frame-context.ts';

/** A view whose code or content is on its way, in the shape it will have: a head, then blocks. */
export const ViewSkeleton = () => {
  const { words } = useFrame();
  return (
    <Skeleton className="view-skeleton" aria-label={words.loading}>
      <SkeletonItem className="skeleton-head" size={32} />
      <SkeletonItem className="skeleton-block" size={128} />
      <SkeletonItem className="skeleton-line" size={16} />
      <SkeletonItem className="skeleton-block" size={96} />
    </Skeleton>
  );
};
