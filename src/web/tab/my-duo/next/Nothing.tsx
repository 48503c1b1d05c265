import { makeStyles, tokens } from '@fluentui/react-components';
import type { DuoView } from '../../../../adapters/http/contract.ts';
import { Action } from '../../../shared/Action.tsx';
import { DuoMark } from '../../../shared/DuoMark.tsx';
import { useDuoAct } from '../../../shared/queries.ts';
import { RefusalNote } from '../../../shared/RefusalNote.tsx';
import { useWords } from '../../../shared/surroundings.ts';
import { text } from '../text.ts';
import { Buttons } from './Buttons.tsx';
import type { NextOf } from './next-of.ts';
import { NextPanel } from './NextPanel.tsx';

const useStyles = makeStyles({ mark: { color: tokens.colorNeutralForeground3, flexShrink: 0 } });

/** Nothing to choose from, and why, exact about one's own side only. */
export const Nothing = ({ duo, next }: { duo: DuoView; next: NextOf<'nothing'> }) => {
  const say = useWords(text);
  const search = useDuoAct('POST /api/duos/:duo/options');
  return (
    <NextPanel overline={say.next} title={say.nothingTitle} sentence={next.sentence} art={<span className={useStyles().mark}><DuoMark size={64} /></span>}>
      {next.canAskAgain && (
        <Buttons>
          <Action appearance="primary" pending={search.isPending} onClick={() => search.mutate({ params: { duo: duo.id }, body: {} })}>{say.search}</Action>
        </Buttons>
      )}
      <RefusalNote error={search.error} />
    </NextPanel>
  );
};
