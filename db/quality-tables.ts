/** One review, drawn with a chance that is kept, and what came of it. */
export interface QualityReviewRecord {
  /** The review's own case. */
  case_id: number;
  /** The decision under review, its case and who took it. */
  decision_id: string;
  reviewed_case_id: number;
  kind: string;
  flow: string | null;
  region: string;
  staff_id: string;
  decision_type: string;
  reason: string;
  decided_at: number;
  /** 1 where a second person had approved it. */
  approved: number;
  /** JSON: the decisions that were open to who decided. */
  types: string;
  /** Of having been drawn: above 0, at most 1. */
  chance: number;
  drawn_at: number;
  /** Null until the verdict stands, like all that follows. */
  reviewed_at: number | null;
  reviewer_id: string | null;
  verdict_type: string | null;
  verdict_reason: string | null;
  harm: number | null;
  agrees: number | null;
  /** open, closed; null where nothing is to be looked at. */
  note_state: string | null;
  note_closed_by: string | null;
  note_closed_at: number | null;
  note: string | null;
}
