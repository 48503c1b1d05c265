import type { Lang } from '../../../kernel/text.ts';
import { settingName } from '../text.ts';
import type { PlannedLine, Verdict } from './plan.ts';
import { text } from './text.ts';

type Problem = Extract<Verdict, { kind: 'refused' }>['problems'][number];

const sayProblem = (problem: Problem, lang: Lang): string => {
  const t = text(lang);
  switch (problem.code) {
    case 'missing': return t.missing(t[`column-${problem.column}`]);
    case 'unread': return t.unread(t[`column-${problem.column}`], problem.value);
    case 'far': return t.far(problem.kilometres, problem.site);
    case 'no-site': return t.noSite;
    case 'archived': return t.archived;
    case 'no-roof': return t.noRoof;
    case 'shelters': return t.shelters;
  }
};

/** What happens to a line and why, in sentences of the reader's language. */
export const sayLine = ({ verdict, notes }: PlannedLine, lang: Lang): readonly string[] => {
  const t = text(lang);
  if (verdict.kind === 'refused') return verdict.problems.map((problem) => sayProblem(problem, lang));
  if (verdict.kind === 'merged') return [verdict.why === 'name' ? t.sameName(verdict.into) : t.sameDoor(verdict.into)];
  if (verdict.kind === 'same') return [t.nothingNew];
  const said = notes.map((note) => t[`note-${note}`]);
  if (verdict.kind === 'change') return [t.changes(verdict.changed.map((column) => t[`column-${column}`]).join(', ')), ...said];
  const { address, city, settings } = verdict.place;
  return [`${address}, ${city} · ${settings.map((id) => settingName(id, lang).name).join(', ')}`, ...said];
};
