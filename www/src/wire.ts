// Generated from the Rust sources by `cargo xtask types`; a test fails when it is out of date.

export type Activation = "tanh" | "sigmoid" | "relu" | "identity";

export type Attention = "off" | "additive";

export type Baseline = { 
/**
 * The predictor.
 */
kind: BaselineKind, 
/**
 * Its loss, in the task's unit.
 */
loss: number, };

export type BaselineKind = "uniform" | "frequencies" | "memoryless" | "mean" | "persistence";

export type Batching = "windows" | "streams";

export type Beyond = "Infinity" | "NaN";

export type Block = { 
/**
 * Its name: `w_x.1` is W of the first layer, `w_h` is U, `b` the bias, `w_y` and `b_y` the output layer.
 */
name: string, 
/**
 * Rows.
 */
rows: number, 
/**
 * Columns.
 */
columns: number, };

export type Bounds = { 
/**
 * The smallest value allowed.
 */
low: number, 
/**
 * The largest value allowed.
 */
high: number, 
/**
 * Whether only whole numbers are allowed.
 */
whole: boolean, };

export type Cause = "step" | "weights" | "carried";

export type CellKind = "rnn" | "lstm" | "gru";

export type CheckHead = { 
/**
 * The block's name.
 */
name: string, 
/**
 * Number of blocks that can be checked.
 */
blocks: number, 
/**
 * Number of weights in the block.
 */
weights: number, 
/**
 * Number of weights nudged.
 */
nudged: number, 
/**
 * The weight with the largest error, counted by columns.
 */
index: number, };

export type ClipKind = "off" | "norm" | "value";

export type Column = { 
/**
 * Its position, from 1.
 */
number: number, 
/**
 * Its name in the first line, or else its number.
 */
name: string, };

export type ColumnsHead = { 
/**
 * The columns that hold numbers.
 */
columns: Array<Column>, 
/**
 * The number of the column that is learnt.
 */
chosen: number, 
/**
 * The character that separates columns.
 */
delimiter: Delimiter, 
/**
 * Whether a comma is read as a decimal mark.
 */
decimalComma: boolean, };

export type Config = { 
/**
 * Seeds every random choice of the run: weights, batches, samples.
 */
seed: number, 
/**
 * The recurrent cell.
 */
cell: CellKind, 
/**
 * φ of the simple cell.
 */
activation: Activation, 
/**
 * Where the GRU applies its reset gate.
 */
gruReset: GruReset, 
/**
 * Hidden units per layer, H.
 */
hidden: number, 
/**
 * Stacked recurrent layers.
 */
layers: number, 
/**
 * How U starts.
 */
recurrentInit: RecurrentInit, 
/**
 * The gain (or spectral radius) of `recurrent_init`.
 */
gain: number, 
/**
 * How W starts.
 */
inputInit: InputInit, 
/**
 * A factor on `input_init`.
 */
inputScale: number, 
/**
 * The LSTM's initial forget-gate bias; 1 keeps σ(1) = 0.73 per step. Gers et al. 2000; Jozefowicz et al. 2015.
 */
forgetBias: number, 
/**
 * The GRU's initial update-gate bias; z keeps the old state, so a larger bias gives a longer memory.
 */
updateBias: number, 
/**
 * The update rule.
 */
optimiser: OptimiserKind, 
/**
 * The learning rate.
 */
learningRate: number, 
/**
 * μ of momentum.
 */
momentum: number, 
/**
 * AdamW's decoupled decay.
 */
weightDecay: number, 
/**
 * How a gradient is clipped.
 */
clip: ClipKind, 
/**
 * The limit of `clip`.
 */
clipLimit: number, 
/**
 * The weight of Ω, which makes U preserve the gradient's norm; 0 is off; simple cell only. Pascanu et al. 2013.
 */
omega: number, 
/**
 * How the text becomes batches.
 */
batching: Batching, 
/**
 * Time steps that the gradient goes back, T.
 */
window: number, 
/**
 * Batch size, B.
 */
batch: number, 
/**
 * Most symbols the vocabulary may hold; the rarest characters beyond it share one symbol.
 */
vocabulary: number, 
/**
 * The task.
 */
task: TaskKind, 
/**
 * The delay of the memory tasks: the number of steps over which something must be remembered.
 */
delay: number, 
/**
 * The tokens of a sentence.
 */
tokens: Tokens, 
/**
 * Whether a translation may read every state of its source.
 */
attention: Attention, 
/**
 * The share of examples that is held out; of a series, its last part.
 */
heldOut: number, 
/**
 * The column of a table of numbers, from 1; 0 is the first column that can be learnt from.
 */
column: number, 
/**
 * Whose form of the update rule.
 */
optimiserForm: OptimiserForm, };

export type ConfusionHead = { 
/**
 * The labels.
 */
labels: Array<string>, 
/**
 * A row per true label: how often each label is predicted.
 */
counts: Array<Array<number>>, 
/**
 * The share on the diagonal.
 */
accuracy: number, 
/**
 * The same for sentences with a negation word, where there are any.
 */
negated: Subset | null, };

export type ConnectivityHead = { 
/**
 * Number of steps before the answer.
 */
place: number, };

export type DataError = { "code": "empty", 
/**
 * What was expected.
 */
layout: Layout, } | { "code": "tooLong", 
/**
 * Bytes found, as UTF-8.
 */
bytes: number, 
/**
 * Bytes allowed.
 */
limit: number, } | { "code": "notText", 
/**
 * Where it stands.
 */
line: number, 
/**
 * Its code point.
 */
character: number, } | { "code": "tooManyLines", 
/**
 * The first line that is not used.
 */
line: number, 
/**
 * Lines that are used at most.
 */
limit: number, } | { "code": "tooManyColumns", 
/**
 * Where.
 */
line: number, 
/**
 * Columns found.
 */
columns: number, 
/**
 * Columns allowed.
 */
limit: number, } | { "code": "lineTooLong", 
/**
 * Where.
 */
line: number, 
/**
 * Characters found.
 */
characters: number, 
/**
 * Characters allowed.
 */
limit: number, } | { "code": "quoteNotClosed", 
/**
 * Where.
 */
line: number, 
/**
 * The field.
 */
column: number, } | { "code": "textAfterQuote", 
/**
 * Where.
 */
line: number, 
/**
 * The field.
 */
column: number, 
/**
 * These characters.
 */
found: string, } | { "code": "ragged", 
/**
 * Where.
 */
line: number, 
/**
 * Columns found.
 */
columns: number, 
/**
 * Columns expected.
 */
expected: number, 
/**
 * The line.
 */
found: string, 
/**
 * What was expected.
 */
layout: Layout, } | { "code": "missing", 
/**
 * Where.
 */
line: number, 
/**
 * The field.
 */
column: number, 
/**
 * What it should contain.
 */
part: Part, } | { "code": "notANumber", 
/**
 * Where.
 */
line: number, 
/**
 * The field.
 */
column: number, 
/**
 * What it contains.
 */
found: string, } | { "code": "outOfReach", 
/**
 * Where.
 */
line: number, 
/**
 * The field.
 */
column: number, 
/**
 * What it contains.
 */
found: string, 
/**
 * The largest absolute value allowed.
 */
limit: number, } | { "code": "ambiguous", 
/**
 * Where.
 */
line: number, 
/**
 * The field.
 */
column: number, 
/**
 * What it contains.
 */
found: string, } | { "code": "noSuchColumn", 
/**
 * The number asked for.
 */
asked: number, 
/**
 * The number of columns.
 */
columns: Array<string>, } | { "code": "noNumbers", 
/**
 * The first line.
 */
found: string, } | { "code": "constant", 
/**
 * The column's name.
 */
column: string, 
/**
 * The value.
 */
value: number, } | { "code": "tooFewValues", 
/**
 * Values found.
 */
values: number, 
/**
 * Values needed.
 */
needed: number, } | { "code": "oneClass", 
/**
 * The label.
 */
label: string, 
/**
 * Lines with this label.
 */
lines: number, } | { "code": "tooManyClasses", 
/**
 * Labels found.
 */
classes: number, 
/**
 * Labels allowed.
 */
limit: number, } | { "code": "sequenceTooLong", 
/**
 * Where.
 */
line: number, 
/**
 * Which part.
 */
part: Part, 
/**
 * Tokens found.
 */
tokens: number, 
/**
 * Tokens allowed.
 */
limit: number, } | { "code": "repeated", 
/**
 * Where.
 */
line: number, 
/**
 * The earlier line.
 */
first: number, } | { "code": "contradicted", 
/**
 * Where.
 */
line: number, 
/**
 * The earlier line.
 */
first: number, 
/**
 * The text or source.
 */
found: string, 
/**
 * What differs: the label or the target.
 */
part: Part, } | { "code": "tooFewExamples", 
/**
 * Examples found.
 */
examples: number, 
/**
 * Examples needed.
 */
needed: number, } | { "code": "noneUsable", 
/**
 * Lines that are not empty.
 */
lines: number, 
/**
 * What is wrong with the first of them.
 */
first: DataError, } | { "code": "tooFewLeft", 
/**
 * What is wrong with the lines that can be used.
 */
rest: DataError, 
/**
 * Lines that cannot be used.
 */
leftOut: number, 
/**
 * Lines that are not empty.
 */
lines: number, 
/**
 * What is wrong with the first that cannot be used.
 */
first: DataError, };

export type DelayRow = { 
/**
 * The delay, in steps.
 */
delay: number, 
/**
 * The score there.
 */
score: number, 
/**
 * The score of guessing.
 */
chance: number | null, 
/**
 * ‖∂L/∂h‖ at the lag of the delay divided by that at lag 0: the share of the gradient that is left.
 */
ratio: number, };

export type DelaysHead = { 
/**
 * The meaning of `score`.
 */
metric: Metric, 
/**
 * One row a delay, shortest first.
 */
rows: Array<DelayRow>, };

export type Delimiter = "tab" | "semicolon" | "comma";

export type ExamHead = { 
/**
 * The share of sources translated without a mistake in free running.
 */
exactMatch: number, 
/**
 * The share of right tokens under teacher forcing.
 */
tokenAccuracy: number, 
/**
 * Number of held-out examples.
 */
count: number, 
/**
 * Some of these examples.
 */
rows: Array<ExamRow>, };

export type ExamRow = { 
/**
 * The source.
 */
source: string, 
/**
 * The target.
 */
target: string, 
/**
 * The translation.
 */
said: string, 
/**
 * Whether they are the same.
 */
right: boolean, };

export type ExampleHead = { 
/**
 * The input of each step, as shown.
 */
inputs: Array<string>, 
/**
 * The steps that have a target, from 0.
 */
asked: Array<number>, 
/**
 * The targets of these steps.
 */
target: Array<string>, 
/**
 * The network's answers at these steps.
 */
said: Array<string>, 
/**
 * The probabilities of these answers; empty where they are numbers.
 */
probability: Array<number>, };

export type Explosion = { 
/**
 * The update that failed; the weights are those after `update` − 1.
 */
update: number, 
/**
 * The first quantity that was not finite.
 */
quantity: Quantity, 
/**
 * The parameter block, where `quantity` belongs to one.
 */
block: string | null, 
/**
 * The network that the layer and the step belong to; nothing where there is no encoder.
 */
stack: Stack | null, 
/**
 * The layer, from 1, where `quantity` belongs to a layer.
 */
layer: number | null, 
/**
 * The time step from 1, in the window, the source or the target: the earliest one in a forward pass, the latest
 * one in a backward pass.
 */
step: number | null, 
/**
 * The largest gradient norm before clipping among the last 50 completed updates; 0 where there is none.
 */
largestNorm: number, 
/**
 * The update of the first of `norms`.
 */
normsFrom: number, 
/**
 * The gradient norm before clipping of at most 51 consecutive updates, up to the failed one if it had a gradient.
 */
norms: Array<Norm>, 
/**
 * The cause, as far as it can be determined.
 */
cause: Cause, 
/**
 * What to change, after going back, so that training can continue.
 */
remedy: Remedy, };

export type ForecastErrors = { 
/**
 * One step ahead, on the training part.
 */
oneStepTraining: number | null, 
/**
 * One step ahead, on the held-out part.
 */
oneStepTest: number | null, 
/**
 * Of the free run, on the held-out part.
 */
freeRun: number | null, 
/**
 * The number of values in that mean.
 */
freeRunSteps: number, 
/**
 * Of predicting the value before, on the held-out part.
 */
persistence: number | null, 
/**
 * Of predicting the mean of the training part, on the held-out part.
 */
mean: number | null, };

export type ForecastHead = { 
/**
 * The whole series.
 */
values: Array<number>, 
/**
 * The index of the first held-out value.
 */
border: number, 
/**
 * The prediction of each value from the window before it; nothing where there is no full window.
 */
predicted: Array<number | null>, 
/**
 * The free run from that value on, in which the network reads its own predictions.
 */
freeRun: Array<number>, 
/**
 * Mean squared errors.
 */
errors: ForecastErrors, 
/**
 * How values are scaled for the network.
 */
scaling: Scaling, };

export type GradientHead = { 
/**
 * Its number of rows.
 */
rows: number, 
/**
 * Its number of columns.
 */
columns: number, };

export type GruReset = "after" | "before";

export type Heads = { states: StatesHead, lag: LagHead, stepNorms: StepNormsHead, blockNorms: null, connectivity: ConnectivityHead, validation: null, score: Score, forecast: ForecastHead, columns: ColumnsHead, read: ReadHead, confusion: ConfusionHead, translate: TranslateHead, exam: ExamHead, example: ExampleHead, delays: DelaysHead, check: CheckHead, recurrent: null, jacobian: null, radii: null, reading: null, product: null, gradient: GradientHead, weightSteps: null, truncation: TruncationHead, saturation: null, slopes: null, gate: null, };

export type Hypothesis = { 
/**
 * Its tokens.
 */
tokens: Array<string>, 
/**
 * Its text, as a person would write it.
 */
text: string, 
/**
 * The sum of its tokens' log-probabilities, in nats.
 */
logProbability: number, 
/**
 * The mean of these, the end included; hypotheses are ranked by it.
 */
score: number, };

export type Info = { 
/**
 * The settings of the run.
 */
config: Config, 
/**
 * The text, if the task is text.
 */
text: TextInfo | null, 
/**
 * The task, if it is another.
 */
task: TaskInfo | null, 
/**
 * Window in use, T: the one in the settings, or less where the text is short; the longest sequence of a task.
 */
window: number, 
/**
 * Batch size in use, B.
 */
batch: number, 
/**
 * The network's parameter blocks; a block's number is its position here.
 */
blocks: Array<Block>, 
/**
 * Learned numbers in all blocks.
 */
parameters: number, 
/**
 * Bytes for weights, gradients, optimiser state and one window's activations.
 */
bytes: number, 
/**
 * The channels that can be shown of a layer: `h`, then `c` and the gates where the cell has them.
 */
channels: Array<string>, 
/**
 * The inputs of the probe, step by step, as shown on the axis of the hidden-state picture.
 */
probe: Array<string>, 
/**
 * The places of the probe that have a target: numbers of steps.
 */
asked: Array<number>, 
/**
 * What the engine changed or could not do.
 */
notices: Array<Notice>, };

export type InputInit = "glorot" | "normal";

export type LagHead = { 
/**
 * The layer asked about.
 */
layer: number, 
/**
 * The gradients: ∂L/∂h, then ∂L/∂c where the cell has a c. Their rows follow in this order.
 */
series: Array<LagSeries>, 
/**
 * The half-life of the layer, in steps: that of ∂L/∂c where there is one, otherwise of ∂L/∂h. `null` where the
 * gradient does not fade, 0 where nothing is left after the first step.
 * not fade, 0 where nothing passes the first step.
 */
halfLife: number | null, 
/**
 * γ·s₁: k steps back lengthen a gradient at most by the factor (γ·s₁)^k ([`crate::instrument::bound`]). `null`
 * where it is no bound.
 */
bound: number | null, };

export type LagSeries = { 
/**
 * The state: `h` or `c`.
 */
state: string, 
/**
 * The number of lags, lag 0 included: the number of rows of this series.
 */
lags: number, 
/**
 * The half-life, in steps, from the slope of the logarithm of the median; `null` where the gradient does not fade,
 * 0 where nothing is left after the first step.
 */
halfLife: number | null, 
/**
 * The slope of log₁₀ of the norm per step, over the same lags; `null` with fewer than two points.
 */
slope: number | null, };

export type Layout = "series" | "sentiment" | "translation";

export type Limits = { 
/**
 * Sampling temperature; 0 is greedy.
 */
temperature: Bounds, 
/**
 * Sampling from the k most probable; 0 is from all.
 */
topK: Bounds, 
/**
 * Bytes of text, as UTF-8.
 */
textBytes: Bounds, 
/**
 * Spectral radius or norm to which a running network can be rescaled.
 */
radius: Bounds, 
/**
 * Learned numbers in a network.
 */
parameters: Bounds, };

export type Live = { 
/**
 * The learning rate.
 */
learningRate: number, 
/**
 * How a gradient is clipped.
 */
clip: ClipKind, 
/**
 * The limit of `clip`.
 */
clipLimit: number, 
/**
 * The weight of Ω, which makes U preserve the gradient's norm; 0 is off; simple cell only. Pascanu et al. 2013.
 */
omega: number, 
/**
 * Time steps that the gradient goes back, T.
 */
window: number, };

export type LossUnit = "nats" | "squared";

export type Measure = "radius" | "norm";

export type Metric = "accuracy" | "exactMatch" | "mse";

export type Norm = number | Beyond;

export type Notice = { "code": "rareCharacters", 
/**
 * Different characters replaced.
 */
kinds: number, 
/**
 * Occurrences replaced.
 */
characters: number, 
/**
 * Their share of the text, 0 to 1.
 */
share: number, } | { "code": "windowShortened", 
/**
 * Steps in the settings.
 */
asked: number, 
/**
 * Steps used.
 */
used: number, } | { "code": "batchReduced", 
/**
 * Batch size in the settings.
 */
asked: number, 
/**
 * Batch size in use.
 */
used: number, } | { "code": "data", 
/**
 * Lines left out.
 */
leftOut: number, 
/**
 * Lines that are not empty.
 */
lines: number, 
/**
 * What is wrong with the first of them.
 */
flaw: DataError, } | { "code": "omegaWithoutEffect", 
/**
 * The cell.
 */
cell: CellKind, } | { "code": "noValidation", 
/**
 * Characters in the text.
 */
characters: number, };

export type Operated = { 
/**
 * It came after this update.
 */
update: number, 
/**
 * What was asked for.
 */
operation: Operation, 
/**
 * What was measured before.
 */
before: Reading, 
/**
 * What was measured after.
 */
after: Reading, };

export type Operation = { "operation": "rescale", 
/**
 * By what the blocks are measured.
 */
measure: Measure, 
/**
 * What each of them shall measure.
 */
target: number, } | { "operation": "forgetBias", 
/**
 * The mean.
 */
value: number, } | { "operation": "updateBias", 
/**
 * The mean.
 */
value: number, } | { "operation": "activation", 
/**
 * φ.
 */
activation: Activation, };

export type OptimiserForm = "torch" | "keras";

export type OptimiserKind = "sgd" | "momentum" | "rmsprop" | "adagrad" | "adam" | "adamw";

export type Part = "number" | "label" | "text" | "source" | "target";

export type Quantity = "state" | "loss" | "blame" | "gradient" | "weight";

export type Question = { "ask": "states", 
/**
 * The layer.
 */
layer: number, 
/**
 * One of [`crate::wire::Info::channels`].
 */
channel: string, } | { "ask": "lag", 
/**
 * The layer.
 */
layer: number, } | { "ask": "stepNorms", 
/**
 * The layer.
 */
layer: number, } | { "ask": "blockNorms" } | { "ask": "connectivity", 
/**
 * Steps read; one of [`crate::wire::Info::asked`].
 */
place: number, } | { "ask": "validation" } | { "ask": "score" } | { "ask": "forecast", 
/**
 * Length of the free run, in values.
 */
steps: number, } | { "ask": "columns" } | { "ask": "read", 
/**
 * The sentence.
 */
sentence: string, } | { "ask": "confusion" } | { "ask": "translate", 
/**
 * The source.
 */
source: string, 
/**
 * Hypotheses kept at every step; 1 is greedy.
 */
beam: number, } | { "ask": "exam", 
/**
 * Most rows in the list.
 */
limit: number, } | { "ask": "example", 
/**
 * Which example, from 0; the count wraps around after the last.
 */
number: number, } | { "ask": "delays", 
/**
 * The longest delay evaluated.
 */
upTo: number, } | { "ask": "check", 
/**
 * The parameter block. Where Ω is part of the loss, its gradient in U follows the blocks, layer by layer.
 */
block: number, } | { "ask": "recurrent", 
/**
 * The layer; those of an encoder come first.
 */
layer: number, 
/**
 * The gate.
 */
gate: number, } | { "ask": "jacobian", 
/**
 * The layer, of whichever network takes the step.
 */
layer: number, 
/**
 * The step of the probe.
 */
place: number, 
/**
 * The whole of it, or one block.
 */
part: StatePart, } | { "ask": "radii", 
/**
 * The layer; those of an encoder come first.
 */
layer: number, } | { "ask": "reading", 
/**
 * The quantity.
 */
of: Readable, } | { "ask": "product", 
/**
 * The layer.
 */
layer: number, 
/**
 * Steps read.
 */
place: number, 
/**
 * Numbers of steps, ascending.
 */
lags: Array<number>, } | { "ask": "gradient", 
/**
 * The parameter block.
 */
block: number, 
/**
 * The first row.
 */
first: number, 
/**
 * How many rows.
 */
rows: number, } | { "ask": "weightSteps", 
/**
 * The parameter block.
 */
block: number, 
/**
 * The weight's row.
 */
row: number, 
/**
 * The weight's column.
 */
column: number, } | { "ask": "truncation", 
/**
 * Lengths of windows, in steps.
 */
windows: Array<number>, } | { "ask": "saturation", 
/**
 * The layer; those of an encoder come first.
 */
layer: number, } | { "ask": "slopes", 
/**
 * How many rows.
 */
points: number, } | { "ask": "gate", 
/**
 * The layer; those of an encoder come first.
 */
layer: number, 
/**
 * The gate.
 */
gate: number, };

export type ReadHead = { 
/**
 * The tokens of the sentence.
 */
tokens: Array<string>, 
/**
 * Whether each of them is in the training data.
 */
known: Array<boolean>, 
/**
 * The labels.
 */
labels: Array<string>, 
/**
 * After every token, the probability of every label.
 */
probabilities: Array<Array<number>>, 
/**
 * ‖∂ log p(label)/∂x‖ of every token, for the predicted label.
 */
gradient: Array<number>, 
/**
 * The index of the most probable label at the end.
 */
verdict: number, };

export type Readable = "radius" | "norm" | "forgetBias" | "updateBias";

export type Reading = Array<number> | Activation;

export type RecurrentInit = "orthogonal" | "glorot" | "normal" | "spectral" | "identity";

export type Refusal = { "code": "outOfRange", 
/**
 * The setting, by its name in [`crate::settings::Config`].
 */
field: string, 
/**
 * The value asked for.
 */
value: number, 
/**
 * The smallest value allowed.
 */
low: number, 
/**
 * The largest value allowed.
 */
high: number, } | { "code": "unreadableConfig", 
/**
 * The parser's message.
 */
detail: string, } | { "code": "textTooShort", 
/**
 * Characters in the text.
 */
characters: number, 
/**
 * Characters needed.
 */
needed: number, } | { "code": "textTooLong", 
/**
 * Bytes in the text, as UTF-8.
 */
bytes: number, 
/**
 * Bytes allowed.
 */
limit: number, } | { "code": "tooManyParameters", 
/**
 * Parameters the network would have.
 */
parameters: number, 
/**
 * Parameters allowed.
 */
limit: number, } | { "code": "outOfMemory", 
/**
 * Bytes asked for.
 */
bytes: number, } | { "code": "notInCell", 
/**
 * The part, by the name of its setting in [`crate::settings::Config`].
 */
part: string, 
/**
 * The cell.
 */
cell: CellKind, } | { "code": "nothingToScale", 
/**
 * The measure: `radius` or `norm`.
 */
measure: string, 
/**
 * The parameter block.
 */
block: string, 
/**
 * Its value.
 */
value: number, 
/**
 * The value asked for.
 */
target: number, } | { "code": "data", 
/**
 * What is wrong with it.
 */
flaw: DataError, } | { "code": "noAnswer", 
/**
 * Why not.
 */
detail: string, } | { "code": "badCheckpoint", 
/**
 * What is wrong with it.
 */
detail: string, };

export type Remedy = { 
/**
 * The live settings to continue with.
 */
live: Live, 
/**
 * An operation on the weights, where smaller steps alone are not enough.
 */
operation: Operation | null, };

export type Sample = "sine" | "sines" | "noise" | "sawtooth" | "logistic" | "trend" | "en" | "zh" | "numbers" | "phrases" | "dates";

export type Sampling = { 
/**
 * Divides the logits; below 1 is more cautious, above 1 more random, 0 always takes the most probable.
 */
temperature: number, 
/**
 * Choose among the k most probable; 0 is all.
 */
topK: number, 
/**
 * The text that the network reads before it writes.
 */
prime: string, 
/**
 * Seeds the choices.
 */
seed: number, };

export type Scaling = { 
/**
 * How centre and spread were chosen.
 */
kind: ScalingKind, 
/**
 * The value that becomes 0.
 */
centre: number, 
/**
 * The distance from it that becomes 1; above 0.
 */
spread: number, };

export type ScalingKind = "range" | "standard";

export type Score = { 
/**
 * The metric of `value`.
 */
metric: Metric, 
/**
 * The score: a share, or an error.
 */
value: number, 
/**
 * The score of guessing, where that makes sense.
 */
chance: number | null, 
/**
 * Number of answers (or sequences) in the score.
 */
count: number, };

export type Stack = "encoder" | "decoder";

export type StatePart = "state" | "cell";

export type StatesHead = { 
/**
 * The layer asked about.
 */
layer: number, 
/**
 * The channel asked about.
 */
channel: string, 
/**
 * Units of the layer: numbers in a column.
 */
units: number, };

export type StepNormsHead = { 
/**
 * The layer asked about.
 */
layer: number, };

export type Subset = { 
/**
 * Their number.
 */
count: number, 
/**
 * The share that is right.
 */
accuracy: number, };

export type TaskInfo = { 
/**
 * Number of training examples; 0 where every update has fresh ones.
 */
examples: number, 
/**
 * Number of held-out examples, also where every update has fresh ones.
 */
heldOut: number, 
/**
 * Steps of the longest sequence.
 */
longest: number, 
/**
 * Size of an input: different symbols, or numbers a step.
 */
inputs: number, 
/**
 * Size of an output: different symbols, or numbers a step.
 */
outputs: number, 
/**
 * Updates per epoch; 0 where every update has fresh examples.
 */
updatesPerEpoch: number, 
/**
 * The unit of the loss.
 */
loss: LossUnit, 
/**
 * The metric.
 */
metric: Metric, 
/**
 * The baselines.
 */
baselines: Array<Baseline>, };

export type TaskKind = "text" | "series" | "sentiment" | "translation" | "adding" | "copying" | "order" | "recall" | "parity" | "brackets";

export type TextInfo = { 
/**
 * Its statistics.
 */
statistics: TextStatistics, 
/**
 * Characters trained on.
 */
trainingCharacters: number, 
/**
 * Characters held out for validation: the last tenth.
 */
validationCharacters: number, };

export type TextStatistics = { 
/**
 * Unicode scalar values in the text.
 */
characters: number, 
/**
 * The number of different ones.
 */
distinct: number, 
/**
 * Symbols in the vocabulary, V; fewer than `distinct` where rare characters share one.
 */
vocabulary: number, 
/**
 * Entropy of the unigram distribution of the symbols, in nats per character.
 */
unigramNats: number, 
/**
 * The loss of a uniform guess, ln V, in nats per character.
 */
uniformNats: number, 
/**
 * Different characters that share the rare symbol; 0 where there is none.
 */
rareKinds: number, 
/**
 * Occurrences of them in the text.
 */
rareCharacters: number, };

export type Tokens = "characters" | "words";

export type TranslateHead = { 
/**
 * The tokens of the source.
 */
tokens: Array<string>, 
/**
 * Whether each of them is in the training data.
 */
known: Array<boolean>, 
/**
 * The hypotheses, best first.
 */
hypotheses: Array<Hypothesis>, 
/**
 * A row for every token of the first hypothesis: its attention over the source; empty without attention.
 */
alignment: Array<Array<number>>, 
/**
 * The encoder's last hidden state: the only input of a decoder without attention.
 */
bottleneck: Array<number>, 
/**
 * The encoder's hidden state after every token of the source.
 */
path: Array<Array<number>>, };

export type TruncationHead = { 
/**
 * Number of steps of the sequence.
 */
steps: number, 
/**
 * The window lengths asked about.
 */
windows: Array<number>, };

export const UPDATE_FIELDS = ["update","loss","normBefore","normAfter","clipped","cosine","omega"] as const;

export const LAG_FIELDS = ["norm","low","median","high"] as const;

export const PLACE_FIELDS = ["w","b","error","slope"] as const;

export const SPECTRUM_FIELDS = ["real","imaginary","singular"] as const;

export const PRODUCT_FIELDS = ["lag","largest","median","smallest","kept"] as const;

export const LARGEST_PRODUCT: number = 128;

export const LARGEST_FOLLOWED: number = 256;

export const SLOPE_FIELDS = ["z","value","slope"] as const;

export const SATURATION_FIELDS = ["values","saturated","meanSlope","breakEven","below","above"] as const;

export const GATE_FIELDS = ["shut","open","mean","halfLife"] as const;

export const LARGEST_SPECTRUM: number = 512;

export const RADII_FIELDS = ["radius","norm"] as const;

export const CHECK_FIELDS = ["worst","rounding","ours","nudgedSays"] as const;

export const SATURATION_RANGE: number = 6.0;

export const LIMITS: Readonly<Limits> = {
  "temperature": {
    "low": 0.0,
    "high": 10.0,
    "whole": false
  },
  "topK": {
    "low": 0.0,
    "high": 4096.0,
    "whole": true
  },
  "textBytes": {
    "low": 0.0,
    "high": 2097152.0,
    "whole": true
  },
  "radius": {
    "low": 0.01,
    "high": 10.0,
    "whole": false
  },
  "parameters": {
    "low": 0.0,
    "high": 4000000.0,
    "whole": true
  }
};

/** Every setting: its default, the bounds of a number, the choices of a choice, and whether it may change while the network keeps its weights. */
export const SETTINGS = {
  seed: { kind: "number", default: 1, low: 0, high: 4294967295, whole: true, live: false },
  cell: { kind: "choice", default: "rnn", choices: ["rnn","lstm","gru"], live: false },
  activation: { kind: "choice", default: "tanh", choices: ["tanh","sigmoid","relu","identity"], live: false },
  gruReset: { kind: "choice", default: "after", choices: ["after","before"], live: false },
  hidden: { kind: "number", default: 64, low: 1, high: 512, whole: true, live: false },
  layers: { kind: "number", default: 1, low: 1, high: 4, whole: true, live: false },
  recurrentInit: { kind: "choice", default: "orthogonal", choices: ["orthogonal","glorot","normal","spectral","identity"], live: false },
  gain: { kind: "number", default: 1, low: 0, high: 10, whole: false, live: false },
  inputInit: { kind: "choice", default: "glorot", choices: ["glorot","normal"], live: false },
  inputScale: { kind: "number", default: 1, low: 0, high: 10, whole: false, live: false },
  forgetBias: { kind: "number", default: 1, low: -10, high: 10, whole: false, live: false },
  updateBias: { kind: "number", default: 0, low: -10, high: 10, whole: false, live: false },
  optimiser: { kind: "choice", default: "adam", choices: ["sgd","momentum","rmsprop","adagrad","adam","adamw"], live: false },
  learningRate: { kind: "number", default: 0.01, low: 0, high: 1000000, whole: false, live: true },
  momentum: { kind: "number", default: 0.9, low: 0, high: 0.9999, whole: false, live: false },
  weightDecay: { kind: "number", default: 0.01, low: 0, high: 1, whole: false, live: false },
  clip: { kind: "choice", default: "norm", choices: ["off","norm","value"], live: true },
  clipLimit: { kind: "number", default: 1, low: 0.000001, high: 1000000, whole: false, live: true },
  omega: { kind: "number", default: 0, low: 0, high: 1000, whole: false, live: true },
  batching: { kind: "choice", default: "windows", choices: ["windows","streams"], live: false },
  window: { kind: "number", default: 50, low: 1, high: 256, whole: true, live: true },
  batch: { kind: "number", default: 16, low: 1, high: 64, whole: true, live: false },
  vocabulary: { kind: "number", default: 1024, low: 2, high: 4096, whole: true, live: false },
  task: { kind: "choice", default: "text", choices: ["text","series","sentiment","translation","adding","copying","order","recall","parity","brackets"], live: false },
  delay: { kind: "number", default: 30, low: 1, high: 200, whole: true, live: false },
  tokens: { kind: "choice", default: "words", choices: ["characters","words"], live: false },
  attention: { kind: "choice", default: "off", choices: ["off","additive"], live: false },
  heldOut: { kind: "number", default: 0.1, low: 0, high: 0.5, whole: false, live: false },
  column: { kind: "number", default: 0, low: 0, high: 256, whole: true, live: false },
  optimiserForm: { kind: "choice", default: "torch", choices: ["torch","keras"], live: false },
} as const;

export type NumberField = { [Field in keyof Config]: Config[Field] extends number ? Field : never }[keyof Config];

export type ChoiceField = Exclude<keyof Config, NumberField>;

/** The names of the settings, in the order of the table. */
export const FIELDS = Object.keys(SETTINGS) as readonly (keyof Config)[];

export const DEFAULTS: Readonly<Config> = /* @__PURE__ */ (() => Object.fromEntries(FIELDS.map((field) => [field, SETTINGS[field].default])) as Config)();

/** The settings that may change while the network keeps its weights. */
export const LIVE_FIELDS = /* @__PURE__ */ (() => FIELDS.filter((field) => SETTINGS[field].live) as (keyof Live)[])() as readonly (keyof Live)[];

/** The gate blocks of W, U and b, from top to bottom. */
export const GATES = {
  rnn: ["a"],
  lstm: ["i","f","g","o"],
  gru: ["r","z","n"],
} as const;

/** Those that lie between 0 and 1; the one that keeps the old state comes first. */
export const SIGMOID_GATES = {
  rnn: [],
  lstm: ["f","i","o"],
  gru: ["z","r"],
} as const;

/** Whether a layer has a bias on the recurrent side too, H numbers, by cell and place of the reset gate. */
export const RECURRENT_BIAS = {
  rnn: {"after":false,"before":false},
  lstm: {"after":false,"before":false},
  gru: {"after":true,"before":false},
} as const;
