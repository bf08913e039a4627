import axe from 'axe-core';

/** What axe finds in the page, one line each. Colours need a layout: the browser tests look at those. */
export async function violations(): Promise<string[]> {
  const { violations: found } = await axe.run(document, {
    rules: { 'color-contrast': { enabled: false } },
  });
  return found.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`);
}
