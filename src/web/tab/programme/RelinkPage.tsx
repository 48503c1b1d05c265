import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { MeView, ProgrammeView } from '../../../adapters/http/contract.ts';
import { Action } from '../../shared/Action.tsx';
import { useReading } from '../../shared/queries.ts';
import { fieldRefusal, RefusalNote } from '../../shared/RefusalNote.tsx';
import { useWords } from '../../shared/surroundings.ts';
import { Hollow, Trouble } from '../../shared/Trouble.tsx';
import { toSearch } from '../address.ts';
import { FormPage } from './FormPage.tsx';
import { OnlyManagers } from './OnlyManagers.tsx';
import { type Person, PersonField } from './PersonField.tsx';
import { ProgrammeBones } from './ProgrammeBones.tsx';
import { text } from './text.ts';
import { useProgrammeAct } from './use-programme-act.ts';

type Gone = NonNullable<ProgrammeView['todo'][number]['gone']>;

const Relink = ({ programme, duo, gone, onDone }: { programme: string; duo: string; gone: Gone; onDone: () => void }) => {
  const say = useWords(text);
  const [person, setPerson] = useState<Person | null>(null);
  const [wasSent, setSent] = useState(false);
  const link = useProgrammeAct('POST /api/programmes/:programme/duos/:duo/account', programme, onDone);
  const error = fieldRefusal(link.error, 'personId');
  const send = (): void => {
    setSent(true);
    if (person) link.mutate({ params: { programme, duo }, body: { side: gone.side, personId: person.id } });
  };
  return (
    <FormPage title={say.relinkTitle(gone.name)} hint={say.relinkHint} onSubmit={send}>
      <PersonField
        label={say.relinkField} hint={say.relinkFieldHint} person={person} onPick={(picked) => { link.reset(); setPerson(picked); }}
        error={error ?? (wasSent && !person ? say.required : undefined)}
      />
      <div>
        <Action type="submit" appearance="primary" pending={link.isPending}>{say.relinkIt}</Action>
        {!error && <RefusalNote error={link.error} />}
      </div>
    </FormPage>
  );
};

const Found = ({ programme, duo }: { programme: string; duo: string }) => {
  const say = useWords(text);
  const navigate = useNavigate();
  const view = useReading('GET /api/programmes/:programme', { params: { programme } });
  const back = (): void => void navigate(toSearch({ page: 'programme', programme }));
  if (!view.data) return view.error ? <Trouble error={view.error} again={() => void view.refetch()} /> : <ProgrammeBones />;
  const gone = view.data.todo.find(({ duoId }) => duoId === duo)?.gone;
  if (!gone) return <Hollow title={say.relinkNothingTitle} sentence={say.relinkNothing}><Action onClick={back}>{say.backToProgramme}</Action></Hollow>;
  return <Relink key={gone.side} programme={programme} duo={duo} gone={gone} onDone={back} />;
};

/** The account that has taken the place of one that is gone from the directory. */
const RelinkPage = ({ me, programme, duo }: { me: MeView; programme: string; duo: string }) => (
  <OnlyManagers me={me}><Found programme={programme} duo={duo} /></OnlyManagers>
);

export default RelinkPage;
