/**
 * A record that is never changed in place, and of which a change copies little: its fields are in groups by the last two characters of
 * their names. A monitor may follow thousands of things in one run of a simulation.
 */

type Group<T> = Readonly<Record<string, T>>;

/** Fields in groups. Plain data: two with the same fields are equal. */
export type GroupedRecord<V> = Group<Group<Group<V>>>;

/** A digit by itself would be an index, and what has indices is slow to copy. */
function keysOf(name: string): [last: string, before: string] {
  return [`.${name.at(-1)}`, `.${name.at(-2)}`];
}

/** A record with these fields. */
export function grouped<V>(fields: Readonly<Record<string, V>>): GroupedRecord<V> {
  let record: GroupedRecord<V> = {};
  for (const [name, value] of Object.entries(fields)) record = withField(record, name, value);
  return record;
}

/** The value of a field. */
export function fieldOf<V>(record: GroupedRecord<V>, name: string): V | undefined {
  const [last, before] = keysOf(name);
  return record[last]?.[before]?.[name];
}

/** The record with one field set; without it when there is no value. */
export function withField<V>(record: GroupedRecord<V>, name: string, value: V | undefined): GroupedRecord<V> {
  const [last, before] = keysOf(name);
  const groups = record[last] ?? {};
  const group = groups[before] ?? {};
  if (group[name] === value) return record;
  const changed = value === undefined ? without(group, name) : { ...group, [name]: value };
  return put(record, last, put(groups, before, changed));
}

/** All fields and their values. */
export function fieldsOf<V>(record: GroupedRecord<V>): [string, V][] {
  return Object.values(record).flatMap((groups) => Object.values(groups).flatMap((group) => Object.entries(group)));
}

/** No group is empty. */
function put<T extends object>(groups: Group<T>, key: string, group: T): Group<T> {
  return isEmpty(group) ? without(groups, key) : { ...groups, [key]: group };
}

function isEmpty(group: object): boolean {
  for (const _ in group) return false;
  return true;
}

function without<T>(group: Group<T>, name: string): Group<T> {
  const left: Record<string, T> = {};
  for (const key of Object.keys(group)) if (key !== name) left[key] = group[key]!;
  return left;
}
