import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { MeView } from '../../../adapters/http/contract.ts';
import { Action } from '../../shared/Action.tsx';
import { useWords } from '../../shared/surroundings.ts';
import { Hollow } from '../../shared/Trouble.tsx';
import { toSearch } from '../address.ts';
import { text } from './text.ts';

/** HR's pages; anyone else is told kindly where theirs is. The server says the same to whoever asks it directly. */
export const OnlyManagers = ({ me, children }: { me: MeView; children: ReactNode }) => {
  const say = useWords(text);
  const navigate = useNavigate();
  if (me.isManager) return children;
  return (
    <Hollow title={say.notYoursTitle} sentence={say.notYours}>
      <Action onClick={() => void navigate(toSearch({ page: 'my-duo' }))}>{say.myDuo}</Action>
    </Hollow>
  );
};
