import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { programmeMailbox } from '../tenant.ts';
import { troubleOf } from '../world/sentinels.ts';
import { loseAnswer, WireError } from '../wire.ts';
import type { Accounts } from './accounts.ts';
import { lowerKeys } from './event-input.ts';
import type { Mails } from './mails.ts';

const input = z.object({
  message: z.object({
    subject: z.string(),
    body: z.object({ contentType: z.enum(['html', 'HTML', 'text', 'Text']), content: z.string() }),
    toRecipients: z.array(z.object({ emailAddress: z.object({ address: z.string(), name: z.string().nullish() }) })).min(1),
  }),
  savetosentitems: z.boolean().default(true),
});

const asHtml = ({ contentType, content }: { contentType: string; content: string }): string =>
  contentType.toLowerCase() === 'html' ? content : `<p>${content.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`)}</p>`;

/** `POST /users/{mailbox}/sendMail`: from the programme's mailbox and no other, as its Exchange scope says. What nobody here is called leaves all the same. */
export const layMailRoutes = (server: FastifyInstance, mails: Mails, accounts: Accounts): void => {
  for (const action of ['sendMail', 'microsoft.graph.sendMail'])
    server.post<{ Params: { user: string } }>(`/users/:user/${action}`, async (request, reply) => {
      if (decodeURIComponent(request.params.user).toLowerCase() !== programmeMailbox || !mails.maySend())
        throw new WireError(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');
      const read = input.safeParse(lowerKeys(request.body));
      if (!read.success) throw new WireError(400, 'RequestBodyRead', `Cannot read '${read.error.issues[0]?.path.join('/') ?? ''}'.`);
      const { subject, body, toRecipients } = read.data.message;
      for (const { emailAddress: { address } } of toRecipients) {
        const person = accounts.addressee(address);
        if (!person) continue;
        mails.deliver(person, { from: programmeMailbox, subject, bodyHtml: asHtml(body) });
        if (troubleOf(person.key) === 'answer-lost') loseAnswer(request, 504);
      }
      return reply.code(202).send();
    });
};
