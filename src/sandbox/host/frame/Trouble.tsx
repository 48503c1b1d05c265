import { Button } from '@fluentui/react-components';
import { useFrame } from '../frame-context.ts';
import { Mark } from './Mark.tsx';

/** Nothing to show, said in a sentence with at most one thing to do. */
export const Still = ({ title, hint, action }: { title: string; hint?: string; action?: { label: string; run: () => void } }) => (
  <div className="still">
    <span className="still-mark"><Mark size={48} /></span>
    <p className="still-title">{title}</p>
    {hint && <p className="hint">{hint}</p>}
    {action && <Button appearance="primary" size="large" onClick={action.run}>{action.label}</Button>}
  </div>
);

/** Something could not be fetched: what still works is around it, and one may ask again. */
export const Trouble = ({ retry, title }: { retry: () => void; title?: string }) => {
  const { words } = useFrame();
  return (
    <div role="alert">
      <Still title={title ?? words.unreachable} action={{ label: words.retry, run: retry }} />
    </div>
  );
};
