/** How invented users go through one flow, and where they get caught. */
export interface FlowShape {
  flow: string;
  /** Share of all journeys. */
  weight: number;
  /** Share of its journeys that get caught. */
  caught: number;
  /** Steps of a good run, with what is offered at each. */
  route: readonly (readonly [step: string, evidence?: string])[];
  /** Ways round: what is refused on the way, and where the user starts again. */
  loops: readonly (readonly [shape: LoopShape, weight: number])[];
  /** What is refused again and again at one step. */
  snags: readonly (readonly [step: string, reason: string])[];
}

/** One way round in a flow. */
export interface LoopShape {
  backTo: string;
  /** Steps of the lap that refuse, in order; the last one sends the user back. */
  refused: readonly (readonly [step: string, reason: string])[];
}

const NO_FRIENDS: LoopShape = {
  backTo: 'id_info',
  refused: [
    ['former_passwords', 'material_insufficient'],
    ['friend_assist', 'no_friends_available'],
  ],
};
const FRIENDS_DECLINE: LoopShape = {
  backTo: 'id_info',
  refused: [
    ['former_passwords', 'material_insufficient'],
    ['friend_assist', 'friends_declined'],
  ],
};
const PASSWORD_UNKNOWN: LoopShape = {
  backTo: 'id_info',
  refused: [['former_passwords', 'former_password_unknown']],
};

/** The shipped flows as the demo's users meet them; most get through. */
export const FLOW_SHAPES: readonly FlowShape[] = [
  {
    flow: 'identity_strengthening',
    weight: 40,
    caught: 0.2,
    route: [
      ['id_info', 'id_number'],
      ['face_scan', 'face'],
      ['former_passwords', 'former_password'],
      ['verdict'],
    ],
    loops: [
      [NO_FRIENDS, 62],
      [FRIENDS_DECLINE, 14],
      [PASSWORD_UNKNOWN, 24],
    ],
    snags: [
      ['face_scan', 'face_mismatch'],
      ['face_scan', 'face_not_live'],
      ['id_info', 'id_mismatch'],
      ['former_passwords', 'former_password_unknown'],
    ],
  },
  {
    flow: 'phone_gate',
    weight: 22,
    caught: 0.09,
    route: [['prompted'], ['number_entered', 'new_phone'], ['code_check', 'sms_code'], ['bound']],
    loops: [[{ backTo: 'number_entered', refused: [['code_check', 'code_not_received']] }, 1]],
    snags: [
      ['code_check', 'code_wrong'],
      ['code_check', 'code_not_received'],
      ['number_entered', 'new_number_bound'],
    ],
  },
  {
    flow: 'real_name_id_card',
    weight: 12,
    caught: 0.12,
    route: [
      ['method'],
      ['id_info', 'id_number'],
      ['id_photos', 'id_photo_front'],
      ['face_scan', 'face'],
      ['status'],
    ],
    loops: [
      [{ backTo: 'id_info', refused: [['id_photos', 'id_mismatch']] }, 2],
      [{ backTo: 'id_info', refused: [['face_scan', 'face_mismatch']] }, 3],
    ],
    snags: [
      ['id_photos', 'id_photo_blurred'],
      ['id_photos', 'id_photo_side_missing'],
      ['face_scan', 'face_not_live'],
    ],
  },
  {
    flow: 'phone_change',
    weight: 9,
    caught: 0.13,
    route: [
      ['sign_in'],
      ['old_phone_proof', 'old_phone'],
      ['new_number', 'new_phone'],
      ['new_number_code', 'sms_code'],
      ['applied'],
    ],
    loops: [
      [{ backTo: 'sign_in', refused: [['old_phone_proof', 'old_phone_unverified']] }, 3],
      [{ backTo: 'new_number', refused: [['new_number_code', 'code_expired']] }, 1],
    ],
    snags: [
      ['old_phone_proof', 'old_phone_unverified'],
      ['new_number', 'new_number_bound'],
      ['new_number_code', 'code_wrong'],
    ],
  },
  {
    flow: 'real_name_bank_card',
    weight: 7,
    caught: 0.1,
    route: [['method'], ['bank_card', 'bank_card'], ['bank_check'], ['sms_code', 'sms_code'], ['status']],
    loops: [[{ backTo: 'bank_card', refused: [['bank_check', 'info_out_of_step']] }, 1]],
    snags: [
      ['bank_card', 'binding_wrong'],
      ['sms_code', 'number_reassigned'],
    ],
  },
  {
    flow: 'phone_unbind',
    weight: 5,
    caught: 0.1,
    route: [['security_center'], ['proof', 'sms_code'], ['confirm'], ['released']],
    loops: [[{ backTo: 'security_center', refused: [['proof', 'old_phone_unverified']] }, 1]],
    snags: [['proof', 'face_mismatch']],
  },
  {
    flow: 'recovery',
    weight: 5,
    caught: 0.12,
    route: [
      ['opened'],
      ['friends_nominated'],
      ['vouches', 'friend_vouch'],
      ['review', 'saved_code'],
      ['cooling_off'],
      ['restored'],
    ],
    loops: [
      [{ backTo: 'friends_nominated', refused: [['vouches', 'friends_declined']] }, 2],
      [{ backTo: 'friends_nominated', refused: [['vouches', 'friends_expired']] }, 1],
    ],
    snags: [['review', 'material_insufficient']],
  },
];
