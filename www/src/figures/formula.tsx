/** A sentence with formulas in it: `h_{T−k}` is set with a subscript. */
export function Formula({ text }: { text: string }) {
  // Odd pieces are what stood in the braces.
  const pieces = text.split(/_\{([^}]*)\}/);
  return <>{pieces.map((piece, i) => (i % 2 === 1 ? <sub key={i}>{piece}</sub> : piece))}</>;
}
