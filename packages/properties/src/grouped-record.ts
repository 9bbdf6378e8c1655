/**
 * A record that is never changed in place, and of which a change copies little: its fields are in groups by the end of their
 * names. A monitor may follow thousands of things in one run of a simulation.
 */

/** Fields in groups. Plain data: two with the same fields are equal. */
export type GroupedRecord<V> = Readonly<Record<string, Readonly<Record<string, V>>>>;

/** A record with these fields. */
export function grouped<V>(fields: Readonly<Record<string, V>>): GroupedRecord<V> {
  let record: GroupedRecord<V> = {};
  for (const [name, value] of Object.entries(fields)) record = withField(record, name, value);
  return record;
}

/** The value of a field. */
export function fieldOf<V>(record: GroupedRecord<V>, name: string): V | undefined {
  return record[groupOf(name)]?.[name];
}

/** The record with one field set; without it when there is no value. */
export function withField<V>(record: GroupedRecord<V>, name: string, value: V | undefined): GroupedRecord<V> {
  const key = groupOf(name);
  const { [name]: _, ...others } = record[key] ?? {};
  const group = value === undefined ? (others as Record<string, V>) : { ...record[key], [name]: value };
  if (Object.keys(group).length > 0) return { ...record, [key]: group };
  const { [key]: __, ...rest } = record;
  return rest;
}

/** All fields and their values. */
export function fieldsOf<V>(record: GroupedRecord<V>): [string, V][] {
  return Object.values(record).flatMap((group) => Object.entries(group));
}

function groupOf(name: string): string {
  return name.slice(-2);
}
