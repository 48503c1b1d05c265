import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { Table } from '../../../features/places/catalogue/geojson.ts';
import { Action } from '../../shared/Action.tsx';
import { useWords } from '../../shared/surroundings.ts';
import { importText } from './import-text.ts';
import { type FileTrouble, readTable } from './read-file.ts';

const useStyles = makeStyles({
  drop: {
    display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: '12px 24px', padding: '24px', borderRadius: tokens.borderRadius3XLarge,
    border: `2px dashed ${tokens.colorNeutralStroke1}`, backgroundColor: tokens.colorNeutralBackground1, '@media (max-width: 479px)': { padding: '20px 16px' },
  },
  over: { border: `2px dashed ${tokens.colorBrandStroke1}` },
  words: { ...typographyStyles.body1, margin: 0, minWidth: 0, overflowWrap: 'anywhere', color: tokens.colorNeutralForeground2 },
  trouble: { ...typographyStyles.body1, margin: '8px 0 0', color: tokens.colorStatusDangerForeground1 },
});

/** Drop a file, or choose one with the keyboard. */
export const FileDrop = ({ name, lines, onTable }: { name: string | undefined; lines: number; onTable: (name: string, table: Table) => void }) => {
  const styles = useStyles();
  const say = useWords(importText);
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [trouble, setTrouble] = useState<FileTrouble | null>(null);
  const read = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const table = readTable(await file.arrayBuffer());
    setTrouble(typeof table === 'string' ? table : null);
    if (typeof table !== 'string') onTable(file.name, table);
  };
  return (
    <div>
      <div
        className={mergeClasses(styles.drop, isOver && styles.over)}
        onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)}
        onDrop={(event) => { event.preventDefault(); setOver(false); void read(event.dataTransfer.files[0]); }}
      >
        <p className={styles.words}>{name ? `${name} · ${say.lines(lines)}` : say.drop}</p>
        <Action appearance={name ? 'secondary' : 'primary'} onClick={() => input.current?.click()}>{name ? say.other : say.choose}</Action>
        <input
          ref={input} type="file" accept=".csv,.json,.geojson,text/csv,application/geo+json" hidden
          onChange={(event) => { void read(event.target.files?.[0]); event.target.value = ''; }}
        />
      </div>
      <div aria-live="polite">{trouble && <p className={styles.trouble}>{say[trouble]}</p>}</div>
    </div>
  );
};
