/** Two circles that overlap: the duo. Drawn by us; takes the colour of the text around it. */
export const Mark = ({ size }: { size: number }) => (
  <svg width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.75" aria-hidden focusable="false">
    <circle cx="9" cy="12" r="6" />
    <circle cx="15" cy="12" r="6" />
    <path d="M12 6.8a6 6 0 0 1 0 10.4a6 6 0 0 1 0-10.4z" fill="currentColor" stroke="none" />
  </svg>
);
