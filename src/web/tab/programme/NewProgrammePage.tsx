import { Field, Input, makeStyles } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { MeView } from '../../../adapters/http/contract.ts';
import { Action } from '../../shared/Action.tsx';
import { ApiRefusal } from '../../shared/api.ts';
import { keyOf, useReading, useWriting } from '../../shared/queries.ts';
import { RefusalNote } from '../../shared/RefusalNote.tsx';
import { useWords } from '../../shared/surroundings.ts';
import { toSearch } from '../address.ts';
import { Ceiling } from './Ceiling.tsx';
import { FormPage } from './FormPage.tsx';
import { OnlyManagers } from './OnlyManagers.tsx';
import { PeopleField } from './PeopleField.tsx';
import type { Person } from './PersonField.tsx';
import { PersonField } from './PersonField.tsx';
import type { Template } from './Templates.tsx';
import { Templates } from './Templates.tsx';
import { text } from './text.ts';

const useStyles = makeStyles({ input: { minHeight: '46px', '& input': { minHeight: '44px' } } });

const fields = ['template', 'name', 'sponsorId', 'payer', 'priceCeiling', 'contactIds'];

const NewProgramme = () => {
  const styles = useStyles();
  const say = useWords(text);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const templates = useReading('GET /api/templates', {});
  const [chosen, setTemplate] = useState<Template['id']>();
  const [name, setName] = useState('');
  const [sponsor, setSponsor] = useState<Person | null>(null);
  const [payer, setPayer] = useState('');
  const [priceCeiling, setCeiling] = useState(2);
  const [contacts, setContacts] = useState<readonly Person[]>([]);
  const [wasSent, setSent] = useState(false);
  const create = useWriting('POST /api/programmes', (programme) => {
    queries.setQueryData(keyOf('GET /api/programmes/:programme', { params: { programme: programme.id } }), programme);
    void queries.invalidateQueries({ queryKey: ['GET /api/me'] });
    void navigate(toSearch({ page: 'programme', programme: programme.id }));
  });
  const template = chosen ?? templates.data?.templates[0]?.id;

  const send = (): void => {
    setSent(true);
    if (template && name.trim() && sponsor && (payer.trim() || priceCeiling === 0) && contacts.length > 0)
      create.mutate({ body: { template, name, sponsorId: sponsor.id, payer, priceCeiling, contactIds: contacts.map(({ id }) => id) } });
  };
  const refused = create.error instanceof ApiRefusal ? create.error : null;
  /** The server names `contactIds.0` when one entry is at fault. */
  const at = refused?.field?.split('.').find((part) => fields.includes(part));
  const error = (field: string, isMissing: boolean): string | undefined => (at === field ? refused?.message : wasSent && isMissing ? say.required : undefined);
  const wrong = (message: string | undefined) => (message ? { validationMessage: message, validationState: 'error' as const } : {});
  return (
    <FormPage title={say.newProgramme} hint={say.newProgrammeHint} onSubmit={send}>
      <Templates templates={templates.data?.templates} value={template} onChange={setTemplate} />
      <Field label={say.name} size="large" {...wrong(error('name', !name.trim()))}>
        <Input className={styles.input} size="large" value={name} onChange={(_, { value }) => setName(value)} />
      </Field>
      <PersonField label={say.sponsorField} hint={say.sponsorHint} person={sponsor} onPick={setSponsor} error={error('sponsorId', !sponsor)} />
      <Field label={say.payer} size="large" hint={say.payerHint} {...wrong(error('payer', priceCeiling > 0 && !payer.trim()))}>
        <Input className={styles.input} size="large" value={payer} onChange={(_, { value }) => setPayer(value)} />
      </Field>
      <Ceiling value={priceCeiling} error={error('priceCeiling', false)} onChange={setCeiling} />
      <PeopleField label={say.contacts} hint={say.contactsHint} people={contacts} onChange={setContacts} error={error('contactIds', contacts.length === 0)} />
      <div>
        <Action type="submit" appearance="primary" pending={create.isPending}>{say.createIt}</Action>
        <RefusalNote error={at ? null : (create.error ?? templates.error)} />
      </div>
    </FormPage>
  );
};

/** A programme from a template. */
const NewProgrammePage = ({ me }: { me: MeView }) => <OnlyManagers me={me}><NewProgramme /></OnlyManagers>;

export default NewProgrammePage;
