/** The house with the tick: a household reached. Decoration. */
export const Logo = ({ size = 40 }: { size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 40 40" aria-hidden="true" focusable="false">
    <path
      d="M6.5 19.5 20 7l13.500 12.500M10.500 16v16.500h19V16M15 23.500l3.700 3.700 6.800-7"
      fill="none"
      stroke="var(--tn-accent)"
      strokeWidth="3"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
);
