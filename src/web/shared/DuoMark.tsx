/** Two circles that overlap: the duo. The lens they share is filled. The line stays near 2 px, small or large. */
export const DuoMark = ({ size = 32 }: { size?: number }) => (
  <svg width={size * 1.5} height={size} viewBox="0 0 48 32" aria-hidden focusable="false" fill="none" stroke="currentColor" strokeWidth={size < 48 ? 1.75 : 1}>
    <path d="M24 4.7a13 13 0 0 1 0 22.6a13 13 0 0 1 0-22.6Z" fill="currentColor" fillOpacity={0.25} stroke="none" />
    <circle cx={17.5} cy={16} r={13} />
    <circle cx={30.5} cy={16} r={13} />
  </svg>
);
