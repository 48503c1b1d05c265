import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import type { Api } from '../../../adapters/http/contract.ts';
import { Bone, LoadingNote } from '../../shared/Bones.tsx';
import { useWords } from '../../shared/surroundings.ts';
import { text } from './text.ts';

export type Template = Api['GET /api/templates']['out']['templates'][number];

const useStyles = makeStyles({
  field: { border: 'none', margin: 0, padding: 0, minWidth: 0 },
  legend: { ...typographyStyles.subtitle2, padding: 0, marginBottom: '8px' },
  tiles: { display: 'grid', gap: '12px', gridTemplateColumns: 'repeat(auto-fit, minmax(min(240px, 100%), 1fr))' },
  tile: {
    position: 'relative', display: 'flex', flexDirection: 'column', padding: '20px', borderRadius: tokens.borderRadius3XLarge, border: `1px solid ${tokens.colorNeutralStroke1}`,
    outline: '2px solid transparent', outlineOffset: '-2px', cursor: 'pointer', ':hover': { backgroundColor: tokens.colorNeutralBackground2 },
    ':has(:focus-visible)': { boxShadow: `0 0 0 3px ${tokens.colorNeutralBackground1}, 0 0 0 5px ${tokens.colorStrokeFocus2}` },
  },
  chosen: { outlineColor: tokens.colorBrandStroke1, backgroundColor: tokens.colorBrandBackground2, ':hover': { backgroundColor: tokens.colorBrandBackground2 } },
  input: { position: 'absolute', inset: 0, width: '100%', height: '100%', margin: 0, opacity: 0, cursor: 'pointer' },
  name: typographyStyles.subtitle2,
  summary: { ...typographyStyles.body1, marginTop: '4px', color: tokens.colorNeutralForeground2, textWrap: 'pretty' },
  facts: { ...typographyStyles.caption1, marginTop: '12px', color: tokens.colorNeutralForeground2 },
});

/** Where a programme starts from: so that a pilot of one duo takes minutes. */
export const Templates = (props: { templates: readonly Template[] | undefined; value: string | undefined; onChange: (id: Template['id']) => void }) => {
  const styles = useStyles();
  const say = useWords(text);
  return (
    <fieldset className={styles.field}>
      <legend className={styles.legend}>{say.template}</legend>
      <div className={styles.tiles}>
        {!props.templates && <><LoadingNote /><Bone height={132} /><Bone height={132} /></>}
        {props.templates?.map((template) => (
          <label key={template.id} className={mergeClasses(styles.tile, template.id === props.value && styles.chosen)}>
            <input className={styles.input} type="radio" name="template" checked={template.id === props.value} onChange={() => props.onChange(template.id)} />
            <span className={styles.name}>{template.name}</span>
            <span className={styles.summary}>{template.summary}</span>
            <span className={styles.facts}>{say.templateFacts(template.sessions, template.cadenceDays, template.duration)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
};
