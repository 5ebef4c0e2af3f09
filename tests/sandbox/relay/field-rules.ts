/** Says what is wrong with a field's text, or `null` when nothing is. */
export type FieldRule = (value: string) => string | null;

export const anyText: FieldRule = () => null;

export function isOneOf(...values: string[]): FieldRule {
  return (value) =>
    values.includes(value) ? null : `Supported values are: '${values.join("', '")}'.`;
}

export function isWholeNumber(least: number, most: number): FieldRule {
  return (value) => {
    const isInRange = /^\d{1,9}$/.test(value) && Number(value) >= least && Number(value) <= most;
    return isInRange ? null : `Expected a whole number from ${least} to ${most}.`;
  };
}
