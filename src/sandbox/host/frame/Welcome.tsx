import { Button, Skeleton, SkeletonItem } from '@fluentui/react-components';
import type { Lang } from '../../../kernel/text.ts';
import { text } from '../text.ts';
import { Mark } from './Mark.tsx';

/** The page before anyone is known: its shape while they are fetched, or a sentence and one thing to do. */
export const Welcome = ({ lang, isWrong, retry }: { lang: Lang; isWrong: boolean; retry: () => void }) => {
  const words = text(lang);
  return (
    <div className="showroom">
      <header className="banner">
        <span className="banner-mark"><Mark size={28} /></span>
        <h1>Binôme</h1>
        <p className="banner-words">{words.banner}</p>
      </header>
      <div className="people" aria-hidden>
        {!isWrong && (
          <Skeleton className="view-skeleton">
            {Array.from({ length: 8 }, (_, index) => <SkeletonItem key={index} size={48} />)}
          </Skeleton>
        )}
      </div>
      <main className="stage">
        <div className="window">
          {isWrong ? (
            <div className="still" role="alert">
              <span className="still-mark"><Mark size={48} /></span>
              <p className="still-title">{words.unreachable}</p>
              <Button appearance="primary" size="large" onClick={retry}>{words.retry}</Button>
            </div>
          ) : (
            <Skeleton className="view-skeleton" aria-label={words.loading}>
              <SkeletonItem size={32} /><SkeletonItem size={128} /><SkeletonItem size={96} />
            </Skeleton>
          )}
        </div>
      </main>
    </div>
  );
};
