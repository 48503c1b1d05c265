import { makeStyles, tokens } from '@fluentui/react-components';
import { Action } from './Action.tsx';
import { useWords } from './surroundings.ts';
import { text } from './text.ts';
import { Hollow } from './Trouble.tsx';

const useStyles = makeStyles({
  page: { minHeight: '100vh', display: 'flex', alignItems: 'center', backgroundColor: tokens.colorNeutralBackground2 },
});

/** The server may write the app's own deep link in a meta tag; without it, Teams itself. */
const teamsLink = (): string =>
  document.querySelector<HTMLMetaElement>('meta[name="teams-link"]')?.content ?? 'https://teams.microsoft.com/';

/** Someone opened the tab's address in a plain browser. */
export const OutsideTeams = () => {
  const say = useWords(text);
  return (
    <main className={useStyles().page}>
      <Hollow title={say.outsideTitle} sentence={say.outside}>
        <Action as="a" href={teamsLink()} appearance="primary">{say.openTeams}</Action>
      </Hollow>
    </main>
  );
};
