import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { DuoView } from '../../../../adapters/http/contract.ts';
import { Action } from '../../../shared/Action.tsx';
import { useDuoAct } from '../../../shared/queries.ts';
import { RefusalNote } from '../../../shared/RefusalNote.tsx';
import { useWords } from '../../../shared/surroundings.ts';
import { toSearch } from '../../address.ts';
import { splitDay } from '../say-day.ts';
import { text } from '../text.ts';
import { Buttons } from './Buttons.tsx';
import { KeepMeeting } from './KeepMeeting.tsx';
import type { NextOf } from './next-of.ts';
import { NextPanel } from './NextPanel.tsx';
import { PauseOffer } from './Pause.tsx';
import { Tile } from './Tile.tsx';

const useStyles = makeStyles({
  tiles: {
    display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(240px, 100%), 1fr))', gap: '16px', margin: '24px 0 0', padding: 0, border: 'none', minWidth: 0,
  },
  legend: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  note: { ...typographyStyles.body1, margin: '16px 0 0', color: tokens.colorNeutralForeground3 },
});

/** The reader holds the options: the mentor keeps several (all ticked at first), whoever confirms keeps one (the best at first). */
export const Options = ({ duo, next }: { duo: DuoView; next: NextOf<'options'> }) => {
  const styles = useStyles();
  const say = useWords(text);
  const isProposing = next.act === 'propose';
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<readonly string[]>(() => (isProposing ? next.options : next.options.slice(0, 1)).map(({ id }) => id));
  const propose = useDuoAct('POST /api/offers/:offer/propose');
  const confirm = useDuoAct('POST /api/offers/:offer/confirm');
  const others = useDuoAct('POST /api/offers/:offer/other-times');
  const isBusy = propose.isPending || confirm.isPending || others.isPending;

  const params = { offer: next.offerId };
  const kept = next.options.filter(({ id }) => chosen.includes(id));
  const [first] = kept;
  const toggle = (id: string): void => setChosen((now) => (!isProposing ? [id] : now.includes(id) ? now.filter((one) => one !== id) : [...now, id]));
  const send = (): void => {
    if (isProposing) propose.mutate({ params, body: { options: kept.map(({ id }) => id) } });
    else if (first) confirm.mutate({ params, body: { option: first.id } });
  };

  const name = duo.other.firstName;
  const title = isProposing ? say.proposeTitle(next.options.length) : say.confirmTitle;
  const isTheirs = !isProposing && next.typedBy !== null && next.typedBy !== duo.role;
  const hint = isTheirs ? say.typedHint(name) : isProposing ? say.proposeHint(name, next.isInMyName)
    : duo.role === 'mentor' ? say.confirmHintMentor(name) : say.confirmHintMentee(name, next.isInMyName);
  const verb = isProposing ? say.propose(kept.length) : say.confirm(splitDay(first?.day ?? '').weekday);
  return (
    <NextPanel overline={say.next} title={title} sentence={next.again ? <>{next.again}<br />{hint}</> : hint}>
      <fieldset className={styles.tiles}>
        <legend className={styles.legend}>{title}</legend>
        {next.options.map((option) => (
          <Tile
            key={option.id} option={option} kind={isProposing ? 'checkbox' : 'radio'} name={next.offerId}
            isChosen={chosen.includes(option.id)} disabled={isBusy} onChange={() => toggle(option.id)}
          />
        ))}
      </fieldset>
      {next.moving && <p className={styles.note}>{say.moving(`${next.moving.day}, ${next.moving.time}`)}</p>}
      <Buttons>
        <Action appearance="primary" onClick={send} disabledFocusable={kept.length === 0 || isBusy} pending={propose.isPending || confirm.isPending}>
          {kept.length === 0 ? say.proposeNone : verb}
        </Action>
        <Action appearance="subtle" onClick={() => others.mutate({ params, body: {} })} disabled={isBusy && !others.isPending} pending={others.isPending}>
          {say.otherTimes}
        </Action>
        {next.beyond && <Action appearance="subtle" disabled={isBusy} onClick={() => void navigate(toSearch({ page: 'elsewhere', duo: duo.id }))}>{say.elsewhere}</Action>}
        {next.moving && <KeepMeeting moving={next.moving} disabled={isBusy} />}
      </Buttons>
      <RefusalNote error={propose.error ?? confirm.error ?? others.error} />
      <PauseOffer duo={duo} pause={next.pause} />
    </NextPanel>
  );
};
