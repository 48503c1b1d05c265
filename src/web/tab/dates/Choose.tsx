import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { Action } from '../../shared/Action.tsx';
import { RefusalNote } from '../../shared/RefusalNote.tsx';
import { useWords } from '../../shared/surroundings.ts';
import { Buttons } from '../my-duo/next/Buttons.tsx';
import { splitDay } from '../my-duo/say-day.ts';
import type { NextOf } from './dates.ts';
import { Moment } from './Moment.tsx';
import { text } from './text.ts';
import { useDatesAct } from './use-dates-act.ts';

const useStyles = makeStyles({
  tiles: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(220px, 100%), 1fr))', gap: '12px', margin: 0, padding: 0, border: 'none', minWidth: 0 },
  legend: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  tile: {
    position: 'relative', boxSizing: 'border-box', padding: '16px', minWidth: 0, borderRadius: tokens.borderRadius3XLarge, cursor: 'pointer',
    border: `1px solid ${tokens.colorNeutralStroke1}`, outline: '2px solid transparent', outlineOffset: '-2px',
    ':hover': { backgroundColor: tokens.colorNeutralBackground2 },
    ':has(:focus-visible)': { boxShadow: `0 0 0 3px ${tokens.colorNeutralBackground1}, 0 0 0 5px ${tokens.colorStrokeFocus2}` },
  },
  chosen: { outlineColor: tokens.colorBrandStroke1, backgroundColor: tokens.colorBrandBackground2, ':hover': { backgroundColor: tokens.colorBrandBackground2 } },
  input: { position: 'absolute', opacity: 0, inset: 0, width: '100%', height: '100%', margin: 0, cursor: 'pointer' },
  note: { ...typographyStyles.body1, margin: '16px 0 0', color: tokens.colorNeutralForeground2 },
});

/** One of the moments the mentor proposed, the first ticked. */
export const Choose = ({ next }: { next: NextOf<'options'> }) => {
  const styles = useStyles();
  const say = useWords(text);
  const [chosen, setChosen] = useState(next.options[0]?.id);
  const confirm = useDatesAct('POST /api/dates/offers/:offer/confirm');
  const others = useDatesAct('POST /api/dates/offers/:offer/other-times');
  const keep = useDatesAct('POST /api/dates/meetings/:meeting/keep');
  const isBusy = confirm.isPending || others.isPending || keep.isPending;
  const picked = next.options.find(({ id }) => id === chosen);
  const params = { offer: next.offerId };
  const { moving } = next;
  return (
    <>
      <fieldset className={styles.tiles}>
        <legend className={styles.legend}>{say.choose}</legend>
        {next.options.map((moment) => (
          <label key={moment.id} className={mergeClasses(styles.tile, moment.id === chosen && styles.chosen)}>
            <input className={styles.input} type="radio" name={next.offerId} checked={moment.id === chosen} disabled={isBusy} onChange={() => setChosen(moment.id)} />
            <Moment moment={moment} />
          </label>
        ))}
      </fieldset>
      {moving && <p className={styles.note}>{say.stands(`${moving.day}, ${moving.time}`)}</p>}
      {picked && <p className={styles.note}>{say.inName(next.organiser)}</p>}
      <Buttons>
        {picked && (
          <Action appearance="primary" disabledFocusable={isBusy} pending={confirm.isPending} onClick={() => confirm.mutate({ params, body: { option: picked.id } })}>
            {say.confirm(splitDay(picked.day).weekday)}
          </Action>
        )}
        <Action appearance="subtle" disabled={isBusy && !others.isPending} pending={others.isPending} onClick={() => others.mutate({ params, body: {} })}>{say.otherTimes}</Action>
        {moving && (
          <Action appearance="subtle" disabled={isBusy && !keep.isPending} pending={keep.isPending} onClick={() => keep.mutate({ params: { meeting: moving.meetingId }, body: {} })}>
            {say.keep}
          </Action>
        )}
      </Buttons>
      <RefusalNote error={confirm.error ?? others.error ?? keep.error} />
    </>
  );
};
