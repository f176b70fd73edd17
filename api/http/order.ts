const collator = new Intl.Collator('vi', { numeric: true });

/** Names in the order a person expects: Vietnamese letters, `Xóm 2` before `Xóm 10`. */
export const byName = (a: { name: string }, b: { name: string }): number => collator.compare(a.name, b.name);
