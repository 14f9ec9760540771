/** The points that no line reaches, because there is no value on either side. */
export const lonely = (values: ArrayLike<number | null | undefined>): number[] =>
  Array.from(values, (_, i) => i).filter((i) => typeof values[i] === 'number' && typeof values[i - 1] !== 'number' && typeof values[i + 1] !== 'number')
