import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { ProgrammeView } from '../../../adapters/http/contract.ts';
import type { Lang } from '../../../kernel/text.ts';
import { DuoMark } from '../../shared/DuoMark.tsx';
import { Panel } from '../../shared/Panel.tsx';
import { useSurroundings, useWords } from '../../shared/surroundings.ts';
import { text } from './text.ts';

type Slice = ProgrammeView['usefulness'][number];

const useStyles = makeStyles({
  hint: { ...typographyStyles.body1, margin: '-8px 0 20px', color: tokens.colorNeutralForeground3, textWrap: 'pretty' },
  slices: { display: 'grid', gap: '24px 40px', gridTemplateColumns: 'repeat(auto-fit, minmax(min(280px, 100%), 1fr))' },
  label: { ...typographyStyles.body1Strong, margin: '0 0 8px' },
  figure: { display: 'flex', alignItems: 'baseline', gap: '8px', margin: 0 },
  mean: { ...typographyStyles.largeTitle, fontVariantNumeric: 'tabular-nums' },
  unit: { ...typographyStyles.body1, color: tokens.colorNeutralForeground3 },
  track: { position: 'relative', height: '8px', borderRadius: tokens.borderRadiusCircular, backgroundColor: tokens.colorNeutralBackground3, margin: '12px 0 8px', maxWidth: '360px', border: `1px solid ${tokens.colorTransparentStroke}` },
  fill: { position: 'absolute', top: 0, bottom: 0, borderRadius: tokens.borderRadiusCircular, backgroundColor: tokens.colorBrandBackground },
  small: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground3 },
  held: { display: 'grid', gridTemplateColumns: '48px minmax(0, 1fr)', gap: '16px', alignItems: 'start', color: tokens.colorNeutralForeground3 },
  why: { ...typographyStyles.body1, margin: '2px 0 0', color: tokens.colorNeutralForeground2, textWrap: 'pretty' },
  too: { ...typographyStyles.body1Strong, margin: 0, color: tokens.colorNeutralForeground1 },
});

const decimal = (value: number, lang: Lang): string => value.toLocaleString(lang === 'fr' ? 'fr-FR' : 'en-GB', { maximumFractionDigits: 1 });

/** Where on the way from 1 to 5, in hundredths. */
const across = (value: number): number => ((value - 1) / 4) * 100;

const Figure = ({ aggregate }: Pick<Slice, 'aggregate'>) => {
  const styles = useStyles();
  const say = useWords(text);
  const { lang } = useSurroundings();
  if (aggregate.kind === 'suppressed') return <Held why={say.suppressed(aggregate.threshold)} />;
  const [from, to] = aggregate.kind === 'band' ? [aggregate.from, aggregate.to] : [1, aggregate.mean];
  return (
    <>
      <p className={styles.figure}>
        <span className={styles.mean}>{aggregate.kind === 'band' ? say.between(decimal(from, lang), decimal(to, lang)) : decimal(to, lang)}</span>
        <span className={styles.unit}>{say.outOfFive}</span>
      </p>
      <div className={styles.track} aria-hidden>
        <div className={styles.fill} style={{ left: `${across(from)}%`, right: `${100 - across(to)}%` }} />
      </div>
      <p className={styles.small}>{say.answers(aggregate.n, aggregate.releasedOn)}</p>
    </>
  );
};

const Held = ({ why }: { why: string }) => {
  const styles = useStyles();
  const say = useWords(text);
  return (
    <div className={styles.held}>
      <DuoMark size={30} />
      <div>
        <p className={styles.too}>{say.suppressedTitle}</p>
        <p className={styles.why}>{why}</p>
      </div>
    </div>
  );
};

/** What people ticked to share, mixed, once enough of them did. */
const Comments = ({ comments }: Pick<ProgrammeView, 'comments'>) => {
  const styles = useStyles();
  const say = useWords(text);
  if (comments.kind === 'suppressed') return <Held why={say.commentsSuppressed(comments.threshold)} />;
  return (
    <>
      <ul>{comments.texts.map((words) => <li key={words}>{words}</li>)}</ul>
      <p className={styles.small}>{comments.releasedOn}</p>
    </>
  );
};

/** Usefulness as numbers: an average, a band when all agreed, or the reason why there is none yet. */
export const Numbers = ({ usefulness, comments }: Pick<ProgrammeView, 'usefulness' | 'comments'>) => {
  const styles = useStyles();
  const say = useWords(text);
  return (
    <Panel title={say.numbers}>
      <p className={styles.hint}>{say.numbersHint}</p>
      <div className={styles.slices}>
        {usefulness.map(({ slice, label, aggregate }) => (
          <div key={slice}>
            <h3 className={styles.label}>{label}</h3>
            <Figure aggregate={aggregate} />
          </div>
        ))}
        <div>
          <h3 className={styles.label}>{say.comments}</h3>
          <Comments comments={comments} />
        </div>
      </div>
    </Panel>
  );
};
