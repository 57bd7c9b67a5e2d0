/** The head of a line, in the line's colour. */
export function LoopArrow({ id, colour }: { id: string; colour: string }) {
  return (
    <marker
      id={id}
      viewBox="0 0 10 10"
      refX={7}
      refY={5}
      markerWidth={9}
      markerHeight={9}
      markerUnits="userSpaceOnUse"
      orient="auto-start-reverse"
    >
      <path d="M0 1L9 5L0 9z" fill={colour} />
    </marker>
  );
}
