/** What a selection within pages says: the text of the pages themselves, in its own order, whatever the layout is. */
export function copied(selection: Selection | null): string {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return '';
  const range = selection.getRangeAt(0);
  const pages: string[] = [];
  for (const layer of document.querySelectorAll('[data-layer]')) {
    if (!range.intersectsNode(layer)) continue;
    const words = [...layer.querySelectorAll<HTMLElement>('span')].filter((word) => range.intersectsNode(word));
    let text = '';
    for (const [nth, word] of words.entries()) {
      const whole = word.dataset.text ?? '';
      const from = word.contains(range.startContainer) ? range.startOffset : 0;
      const to = word.contains(range.endContainer) ? range.endOffset : whole.length;
      text += whole.slice(from, to) + (nth < words.length - 1 ? (word.dataset.behind ?? ' ') : '');
    }
    if (text) pages.push(text);
  }
  return pages.join('\n\n');
}
