/** Networks that several races start from. */
import type { RunDraft } from "../../link/lanes";

/** A simple cell whose U is scaled to spectral radius 0.9: the gradient shrinks at every step by a factor a little below 0.9. */
export const FADING: RunDraft = { cell: "rnn", activation: "tanh", recurrentInit: "spectral", gain: 0.9 };

/** Nothing but φ′ makes the gradient of this network fade. */
export const orthogonal = (activation: RunDraft["activation"]): RunDraft => ({ cell: "rnn", activation, recurrentInit: "orthogonal", gain: 1 });
