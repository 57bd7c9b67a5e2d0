import { PROBLEMS } from '../contract/problem-codes.ts';
import type { Route } from '../platform/route.ts';

const PERMISSION_WORDS = {
  anyone: () => 'anyone',
  session: () => 'any signed-in person',
  ability: (permission: { action: string; subject: string }) =>
    `a signed-in person who may ${permission.action} ${permission.subject}`,
  key: (permission: { scope: string }) => `a key with scope ${permission.scope}, signed`,
};

/** The API document as a plain page that needs neither script nor anything from elsewhere. */
export function renderDocs(document: Record<string, unknown>, routes: readonly Route[]): string {
  const paths = document['paths'] as Record<string, Record<string, Record<string, unknown>>>;
  const platform = routes.filter((route) => route.path.startsWith('/api/platform/'));
  const console = routes.filter((route) => !route.path.startsWith('/api/platform/'));
  const section = (title: string, list: readonly Route[]) =>
    `<h2>${title}</h2>${list.map((route) => renderRoute(route, paths)).join('')}`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Unloop API</title></head><body><main>
<h1>Unloop API</h1>
<p>The same as <a href="/api/openapi.json">OpenAPI 3.1</a>. Refusals are <code>application/problem+json</code> with a stable <code>code</code>.</p>
${section('The platform’s interface', platform)}
${section('The console’s API', console)}
<h2>Problems</h2><dl>${Object.entries(PROBLEMS)
    .map(
      ([code, text]) =>
        `<dt id="problem-${code}"><code>${code}</code> (${text.status})</dt><dd>${escapeHtml(text.en)}<br><span lang="zh-CN">${escapeHtml(text['zh-CN'])}</span></dd>`,
    )
    .join('')}</dl>
</main></body></html>
`;
}

function renderRoute(route: Route, paths: Record<string, Record<string, Record<string, unknown>>>): string {
  const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
  const operation = paths[path]?.[route.method] ?? {};
  const words = PERMISSION_WORDS[route.permission.by] as (permission: unknown) => string;
  const part = (title: string, value: unknown) =>
    value === undefined
      ? ''
      : `<details><summary>${title}</summary><pre>${escapeHtml(JSON.stringify(value, null, 2))}</pre></details>`;
  return `<section><h3><code>${route.method.toUpperCase()} ${escapeHtml(path)}</code></h3>
<p>${escapeHtml(route.summary)}. For ${escapeHtml(words(route.permission))}.</p>
${part('Parameters', operation['parameters'])}${part('Body', operation['requestBody'])}${part('Answers', operation['responses'])}</section>`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
