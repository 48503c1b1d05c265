import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Api, MeView } from '../../../adapters/http/contract.ts';
import { Action } from '../../shared/Action.tsx';
import { ApiRefusal } from '../../shared/api.ts';
import { Bone, LoadingNote } from '../../shared/Bones.tsx';
import { keyOf, useReading, useWriting } from '../../shared/queries.ts';
import { fieldRefusal, RefusalNote } from '../../shared/RefusalNote.tsx';
import { useWords } from '../../shared/surroundings.ts';
import { Trouble } from '../../shared/Trouble.tsx';
import { FormPage } from './FormPage.tsx';
import { OnlyManagers } from './OnlyManagers.tsx';
import { PeopleField } from './PeopleField.tsx';
import type { Named } from './PersonField.tsx';
import { PersonField, sayLeft } from './PersonField.tsx';
import { text } from './text.ts';

type View = Api['GET /api/programmes/:programme/people']['out'];

const useStyles = makeStyles({
  bones: { display: 'grid', gap: '24px', maxWidth: '720px', paddingTop: '8px' },
  saved: { ...typographyStyles.body1, margin: '12px 0 0', color: tokens.colorNeutralForeground2 },
  again: { marginTop: '12px' },
});

/** Who is named as one found them; what comes in the background waits. */
export const PeopleForm = ({ programme, view, readAgain }: { programme: string; view: View; readAgain: () => void }) => {
  const styles = useStyles();
  const say = useWords(text);
  const queries = useQueryClient();
  const [version, setVersion] = useState(view.version);
  const [sponsor, setSponsor] = useState<Named | null>(view.sponsor);
  const [contacts, setContacts] = useState<readonly Named[]>(view.contacts);
  const [wasSent, setSent] = useState(false);
  const params = { programme };
  const save = useWriting('PUT /api/programmes/:programme/people', (answer) => {
    setVersion(answer.version);
    queries.setQueryData(keyOf('GET /api/programmes/:programme/people', { params }), answer);
    void queries.invalidateQueries({ queryKey: ['GET /api/programmes/:programme'] });
  });
  const send = (): void => {
    setSent(true);
    if (sponsor && contacts.length > 0) save.mutate({ params, body: { version, sponsorId: sponsor.id, contactIds: contacts.map(({ id }) => id) } });
  };
  const put = <T,>(set: (value: T) => void) => (value: T): void => { save.reset(); set(value); };
  const missing = (isMissing: boolean): string | undefined => (wasSent && isMissing ? say.required : undefined);
  const [sponsorError, contactsError] = [fieldRefusal(save.error, 'sponsorId'), fieldRefusal(save.error, 'contactIds')];
  const isOvertaken = save.error instanceof ApiRefusal && save.error.code === 'people-changed';
  return (
    <FormPage over={view.name} title={say.namedTitle} hint={say.namedHint} onSubmit={send}>
      <PersonField label={say.sponsorField} hint={say.sponsorHint} person={sponsor} note={sayLeft([sponsor])} onPick={put(setSponsor)} error={sponsorError ?? missing(!sponsor)} />
      <PeopleField
        label={say.contacts} hint={say.contactsHint} people={contacts} onChange={put(setContacts)}
        error={contactsError ?? missing(contacts.length === 0)}
      />
      <div>
        <Action type="submit" appearance="primary" pending={save.isPending}>{say.nameThem}</Action>
        {!sponsorError && !contactsError && <RefusalNote error={save.error} />}
        {isOvertaken && <Action className={styles.again} onClick={readAgain}>{say.readNamesAgain}</Action>}
        <div role="status">{save.isSuccess && <p className={styles.saved}>{say.named}</p>}</div>
      </div>
    </FormPage>
  );
};

const Loaded = ({ programme }: { programme: string }) => {
  const styles = useStyles();
  const people = useReading('GET /api/programmes/:programme/people', { params: { programme } });
  const [reading, setReading] = useState(0);
  const readAgain = (): void => void people.refetch().then(() => setReading(reading + 1));
  if (people.data) return <PeopleForm key={reading} programme={programme} view={people.data} readAgain={readAgain} />;
  if (people.error) return <Trouble error={people.error} again={() => void people.refetch()} />;
  return <div className={styles.bones}><LoadingNote /><Bone width="min(420px, 90%)" height={72} /><Bone height={400} /></div>;
};

/** Who sponsors the programme and whom its people may talk to: HR names others when one of them leaves. */
const PeoplePage = ({ me, programme }: { me: MeView; programme: string }) => <OnlyManagers me={me}><Loaded key={programme} programme={programme} /></OnlyManagers>;

export default PeoplePage;
