/** What somebody decided on one case, through all tries of the same request. */
export interface Decided {
  caseId: number;
  /** How often the decision had to be sent until the server answered. */
  tries: number;
}

/** A member of the staff over HTTP, who asks until the server answers, and signs in where that is asked of them. */
export class StaffAtWork {
  readonly #credentials: { code: string; password: string };
  readonly #url: () => string;
  #cookie = '';

  constructor(url: () => string, credentials: { code: string; password: string }) {
    this.#url = url;
    this.#credentials = credentials;
  }

  /** Asks until there is an answer. */
  async insist(path: string, json?: unknown, key?: string, retried?: () => void) {
    for (;;) {
      const answer = await this.#call(path, json, key);
      if (answer?.status === 401) await this.#signIn();
      else if (answer !== null) return answer;
      else {
        retried?.();
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  }

  async #signIn(): Promise<void> {
    const { code, password } = this.#credentials;
    const answer = await this.#call('/api/session', { code, password });
    this.#cookie = answer?.cookie ?? '';
  }

  async #call(path: string, json?: unknown, key?: string) {
    try {
      const response = await fetch(this.#url() + path, {
        method: json === undefined ? 'GET' : 'POST',
        headers: {
          'x-requested-with': 'unloop',
          'content-type': 'application/json',
          cookie: this.#cookie,
          ...(key !== undefined && { 'idempotency-key': key }),
        },
        ...(json !== undefined && { body: JSON.stringify(json) }),
      });
      const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
      return { status: response.status, body: JSON.parse(await response.text()) as unknown, cookie };
    } catch {
      return null;
    }
  }
}

/** Decides one stuck case after the other, whatever happens to the server. */
export class AgentAtWork extends StaffAtWork {
  readonly decided: Decided[] = [];

  /** Claims the next case and decides it; false where none waits. */
  async decideNext(): Promise<boolean> {
    const next = await this.insist('/api/cases/next', {});
    if (next.status === 404) return false;
    if (next.status !== 200) throw new Error(`no case: ${next.status} ${JSON.stringify(next.body)}`);
    const { id } = next.body as { id: number };
    const key = `decide-case-${id}`;
    for (let tries = 1; ; ) {
      const status = await this.insist(`/api/cases/${id}/status`);
      const input = { type: 'request_evidence', params: { evidence: 'bank_card' }, reason: 'other' };
      const json = { ...input, version: (status.body as { version: number }).version };
      const answer = await this.insist(`/api/cases/${id}/decisions`, json, key, () => (tries += 1));
      if (answer.status === 200) return this.decided.push({ caseId: id, tries }) > 0;
      const { code } = answer.body as { code?: string };
      // Events that came meanwhile made the page stale: look again. Closed by them: the next one.
      if (code === 'not_claimed' || code === 'state_conflict') return true;
      if (code !== 'version_conflict') throw new Error(`not decided: ${JSON.stringify(answer.body)}`);
    }
  }
}
