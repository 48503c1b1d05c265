import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { MeView } from '../../../adapters/http/contract.ts';
import { Action } from '../../shared/Action.tsx';
import { keyOf, useWriting } from '../../shared/queries.ts';
import { fieldRefusal, RefusalNote } from '../../shared/RefusalNote.tsx';
import { useWords } from '../../shared/surroundings.ts';
import { toSearch } from '../address.ts';
import { FormPage } from './FormPage.tsx';
import { OnlyManagers } from './OnlyManagers.tsx';
import type { Person } from './PersonField.tsx';
import { PersonField } from './PersonField.tsx';
import { text } from './text.ts';

const NewDuo = ({ programme }: { programme: string }) => {
  const say = useWords(text);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [mentor, setMentor] = useState<Person | null>(null);
  const [mentee, setMentee] = useState<Person | null>(null);
  const [wasSent, setSent] = useState(false);
  const create = useWriting('POST /api/programmes/:programme/duos', (answer) => {
    queries.setQueryData(keyOf('GET /api/programmes/:programme', { params: { programme } }), answer);
    void navigate(toSearch({ page: 'programme', programme }));
  });
  const send = (): void => {
    setSent(true);
    if (mentor && mentee) create.mutate({ params: { programme }, body: { mentorId: mentor.id, menteeId: mentee.id } });
  };
  const missing = (person: Person | null): string | undefined => (wasSent && !person ? say.required : undefined);
  const [mentorError, menteeError] = [fieldRefusal(create.error, 'mentorId'), fieldRefusal(create.error, 'menteeId')];
  const choose = (set: (person: Person | null) => void) => (person: Person | null): void => { create.reset(); set(person); };
  return (
    <FormPage title={say.newDuo} hint={say.newDuoHint} onSubmit={send}>
      <PersonField label={say.mentor} hint={say.mentorHint} person={mentor} onPick={choose(setMentor)} error={mentorError ?? missing(mentor)} />
      <PersonField label={say.mentee} hint={say.menteeHint} person={mentee} onPick={choose(setMentee)} error={menteeError ?? missing(mentee)} />
      <div>
        <Action type="submit" appearance="primary" pending={create.isPending}>{say.invite}</Action>
        {!mentorError && !menteeError && <RefusalNote error={create.error} />}
      </div>
    </FormPage>
  );
};

/** A duo from two people of the directory. */
const NewDuoPage = ({ me, programme }: { me: MeView; programme: string }) => (
  <OnlyManagers me={me}><NewDuo programme={programme} /></OnlyManagers>
);

export default NewDuoPage;
