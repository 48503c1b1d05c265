import type { Lang } from '../../kernel/text.ts';
import { type TemplateId, templates } from '../programmes/programme.ts';
import { text } from './text.ts';

/** The templates a programme starts from, as HR reads them. */
export const listTemplates = (lang: Lang) => {
  const t = text(lang);
  const names: Record<TemplateId, { name: string; summary: string }> = {
    classic: { name: t.templateClassic, summary: t.templateClassicSummary },
    pilot: { name: t.templatePilot, summary: t.templatePilotSummary },
  };
  return (['pilot', 'classic'] as const).map((id) => {
    const { sessions, cadenceDays, duration } = templates[id];
    return { id, ...names[id], sessions, cadenceDays, duration };
  });
};
