import { AuditSession } from '../audit/AuditSession.tsx';
import { ReviewPage } from '../reviews/ReviewPage.tsx';

/** Reviews, with sessions as the record shows them. */
export function ReviewsPage() {
  return <ReviewPage showSession={(sessionId) => <AuditSession sessionId={sessionId} />} />;
}
