import type { CaseDetail } from '../../server/contract/cases.ts';
import { StaffAtWork } from './agent-at-work.ts';

/** Decisions in the order in which they are tried: the truth is asked for before anything is done again. */
const WANTED = ['check', 'approve'];

/** An agent who takes phone cases as they come, through whatever happens to the server. */
export class PhoneAgentAtWork extends StaffAtWork {
  #decisions = 0;

  /** Takes the next case and decides what can be decided, or gives it back; false where there was nothing to decide. */
  async workNext(): Promise<boolean> {
    const next = await this.insist('/api/cases/next', {});
    if (next.status !== 200) return false;
    return this.work((next.body as { id: number }).id);
  }

  /** As `workNext`, with a case that is this person's already. */
  async work(id: number): Promise<boolean> {
    for (;;) {
      const read = await this.insist(`/api/cases/${id}`);
      if (read.status !== 200) return false;
      const page = read.body as CaseDetail;
      const open = page.decisions.filter(({ refusal }) => refusal === null).map(({ type }) => type);
      const type = WANTED.find((one) => open.includes(one));
      const { version } = page;
      if (type === undefined) {
        await this.insist(`/api/cases/${id}/release`, { version });
        return false;
      }
      const input = { type, params: {}, reason: 'checked_by_hand', version };
      const key = `phone-decision-${(this.#decisions += 1)}`;
      const { body } = await this.insist(`/api/cases/${id}/decisions`, input, key);
      // Events that came meanwhile made the page stale: look again.
      if ((body as { code?: string }).code !== 'version_conflict') return true;
    }
  }
}

/** A second person, who looks at each case that waits and agrees. */
export class PhoneSeniorAtWork extends StaffAtWork {
  /** Whether it was this person's to approve: nobody agrees twice in one case. */
  async approve(id: number): Promise<boolean> {
    const { version } = (await this.insist(`/api/cases/${id}`)).body as CaseDetail;
    const answer = await this.insist(`/api/cases/${id}/approval`, { verdict: 'approve', version });
    return (answer.body as { code?: string }).code !== 'second_person_required';
  }
}
