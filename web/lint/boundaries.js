import path from 'node:path';

/** What each layer may import; a feature also may import itself, never another feature. */
const allowed = {
  app: ['app', 'features', 'mail', 'papers', 'api', 'ui'],
  features: ['mail', 'papers', 'api', 'ui'],
  mail: ['mail', 'api', 'ui'],
  papers: ['papers', 'api', 'ui'],
  api: ['api'],
  ui: ['ui'],
  test: ['app', 'features', 'mail', 'papers', 'api', 'ui', 'test'],
};

/** 'features/boards/Card.tsx' → { layer: 'features', feature: 'boards' } */
function placeOf(file) {
  const [layer, feature] = file.split('/');
  return { layer, feature: layer === 'features' ? feature : undefined };
}

export const boundaries = {
  meta: { type: 'problem', schema: [], messages: { crossed: '{{from}} must not import {{to}}.' } },
  create(context) {
    const src = path.join(context.cwd, 'src');
    const own = path.relative(src, context.filename);
    if (own.startsWith('..')) return {};
    const isTest = /\.test\.tsx?$/.test(own);
    const from = placeOf(own);

    function check(node) {
      const wanted = node.source?.value;
      if (typeof wanted !== 'string') return;
      let target;
      if (wanted.startsWith('@/')) target = wanted.slice(2);
      else if (wanted.startsWith('.'))
        target = path.relative(src, path.resolve(path.dirname(context.filename), wanted));
      else return;
      const to = placeOf(target);
      if (!(to.layer in allowed)) return;
      const fine =
        (isTest && to.layer === 'test') ||
        (allowed[from.layer] ?? []).includes(to.layer) ||
        (from.layer === 'features' && to.layer === 'features' && from.feature === to.feature);
      if (!fine) context.report({ node, messageId: 'crossed', data: { from: own, to: target } });
    }

    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};
