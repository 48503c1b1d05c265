import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { Action } from '../../shared/Action.tsx';
import { useWriting } from '../../shared/queries.ts';
import { RefusalNote } from '../../shared/RefusalNote.tsx';
import { useWords } from '../../shared/surroundings.ts';
import { AskOnce } from '../my-duo/next/AskOnce.tsx';
import type { Catalogue } from './catalogue.ts';
import { importText } from './import-text.ts';
import { useCatalogueChanged } from './use-catalogue.ts';

const useStyles = makeStyles({
  line: { ...typographyStyles.body1, margin: 0, display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 8px', color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

/** What the last import did, and the way back from it. */
export const LastImport = ({ last }: { last: NonNullable<Catalogue['lastImport']> }) => {
  const styles = useStyles();
  const say = useWords(importText);
  const changed = useCatalogueChanged();
  const [isAsking, setAsking] = useState(false);
  const undo = useWriting('POST /api/imports/:import/undo', () => { setAsking(false); changed(); });
  return (
    <div>
      <p className={styles.line}>
        {say.last(last.source, last.when, last.added, last.changed)}
        {!isAsking && <Action size="medium" appearance="subtle" onClick={() => setAsking(true)}>{say.undo}</Action>}
      </p>
      {isAsking && (
        <AskOnce
          question={say.undoAsk} yes={say.undoSure} no={say.undoKeep} pending={undo.isPending}
          onYes={() => undo.mutate({ params: { import: last.id }, body: {} })} onNo={() => setAsking(false)}
        />
      )}
      <RefusalNote error={undo.error} />
    </div>
  );
};
