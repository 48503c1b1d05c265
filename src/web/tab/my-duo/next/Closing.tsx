import { makeStyles, tokens } from '@fluentui/react-components';
import { DuoMark } from '../../../shared/DuoMark.tsx';
import { useWords } from '../../../shared/surroundings.ts';
import { text } from '../text.ts';
import { NextPanel } from './NextPanel.tsx';

const useStyles = makeStyles({ mark: { color: tokens.colorBrandForeground1, flexShrink: 0 }, rest: { color: tokens.colorNeutralForeground3, flexShrink: 0 } });

export const Later = ({ sentence }: { sentence: string }) => (
  <NextPanel overline={useWords(text).next} title={useWords(text).laterTitle} sentence={sentence} art={<span className={useStyles().rest}><DuoMark size={64} /></span>} />
);

export const Finished = ({ first }: { first: string }) => {
  const say = useWords(text);
  return <NextPanel overline={say.closed} title={say.finishedTitle} sentence={say.finished(first)} art={<span className={useStyles().mark}><DuoMark size={80} /></span>} />;
};

export const Suspended = ({ sentence }: { sentence: string }) => (
  <NextPanel overline={useWords(text).next} title={useWords(text).suspendedTitle} sentence={sentence} art={<span className={useStyles().rest}><DuoMark size={64} /></span>} />
);

export const Declined = ({ sentence }: { sentence: string }) => (
  <NextPanel title={useWords(text).declinedTitle} sentence={sentence} art={<span className={useStyles().rest}><DuoMark size={64} /></span>} />
);
