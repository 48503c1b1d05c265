import { Button } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { useFrame } from '../frame-context.ts';

interface Props {
  title: string;
  className: string;
  onClose: () => void;
  children: ReactNode;
}

/**
 * A sheet above the page, open for as long as it is drawn. The browser's own `dialog` keeps the focus in, silences what is behind, answers Escape (and a press
 * outside, where `closedby` is known) and gives the focus back, however abruptly the address takes it away.
 */
export const Modal = ({ title, className, onClose, children }: Props) => {
  const { words } = useFrame();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={`modal ${className}`}
      aria-labelledby={id}
      closedby="any"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="modal-sheet">
        <header className="modal-head">
          <h2 id={id}>{title}</h2>
          <Button appearance="subtle" size="large" icon={<DismissRegular />} aria-label={words.close} onClick={onClose} />
        </header>
        {children}
      </div>
    </dialog>
  );
};
