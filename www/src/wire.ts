// Generated from the Rust sources by `cargo xtask types`; a test fails when it is out of date.

export type Activation = "tanh" | "sigmoid" | "relu" | "identity";

export type Attention = "off" | "additive";

export type Baseline = { 
/**
 * Which predictor.
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
 * Whether only whole numbers make sense.
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
 * Blocks that can be checked, in all.
 */
blocks: number, 
/**
 * Weights in the block.
 */
weights: number, 
/**
 * Weights nudged.
 */
nudged: number, 
/**
 * The weight with the largest error, counted by columns.
 */
index: number, };

export type ClipKind = "off" | "norm" | "value";

export type Column = { 
/**
 * Where it stands, from 1.
 */
number: number, 
/**
 * What the first line calls it; else its number.
 */
name: string, };

export type ColumnsHead = { 
/**
 * The columns that hold numbers.
 */
columns: Array<Column>, 
/**
 * The number of the one that is learnt.
 */
chosen: number, 
/**
 * What separates columns.
 */
delimiter: Delimiter, 
/**
 * Whether a comma was read as a decimal mark.
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
 * The LSTM's initial forget-gate bias; σ(1) = 0.73 kept per step. Gers et al. 2000; Jozefowicz et al. 2015.
 */
forgetBias: number, 
/**
 * The GRU's initial update-gate bias; z keeps the old state, so a larger bias is a longer memory.
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
 * The weight of Ω, which asks U to keep the gradient's length; 0 is off; simple cell only. Pascanu et al. 2013.
 */
omega: number, 
/**
 * How the text becomes batches.
 */
batching: Batching, 
/**
 * Time steps the gradient walks back, T.
 */
window: number, 
/**
 * Lanes learnt from at once, B.
 */
batch: number, 
/**
 * Most symbols the vocabulary may hold; the rarest characters beyond it share one symbol.
 */
vocabulary: number, 
/**
 * What is learnt.
 */
task: TaskKind, 
/**
 * The delay dial of the memory tasks: over how many steps something has to be remembered.
 */
delay: number, 
/**
 * What sentences are cut into.
 */
tokens: Tokens, 
/**
 * Whether a translation may look back at its source.
 */
attention: Attention, 
/**
 * The share of examples that is set aside; of a series, its last part.
 */
heldOut: number, 
/**
 * The column of a table of numbers, from 1; 0 is the first that can be learnt from.
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
 * A row for every true label: how often each label was said.
 */
counts: Array<Array<number>>, 
/**
 * The share on the diagonal.
 */
accuracy: number, 
/**
 * The same for sentences with a word that negates, where there are any.
 */
negated: Subset | null, };

export type ConnectivityHead = { 
/**
 * Steps read before the answer.
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
 * What stands there.
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
 * What it should hold.
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
 * What it holds.
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
 * What it holds.
 */
found: string, 
/**
 * The largest size of a number.
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
 * What it holds.
 */
found: string, } | { "code": "noSuchColumn", 
/**
 * The number asked for.
 */
asked: number, 
/**
 * The columns there are.
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
 * Lines that have it.
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
 * Where it was read first.
 */
first: number, } | { "code": "contradicted", 
/**
 * Where.
 */
line: number, 
/**
 * Where it was read first.
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
 * Lines that hold something.
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
 * Lines that cannot.
 */
leftOut: number, 
/**
 * Lines that hold something.
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
 * What guessing would score.
 */
chance: number | null, 
/**
 * ‖∂L/∂h‖ at the lag of the delay over that at lag 0: what is left of the gradient on its way back.
 */
ratio: number, };

export type DelaysHead = { 
/**
 * What `score` is.
 */
metric: Metric, 
/**
 * One row a delay, shortest first.
 */
rows: Array<DelayRow>, };

export type Delimiter = "tab" | "semicolon" | "comma";

export type ExamHead = { 
/**
 * The share of sources translated without a mistake, free running.
 */
exactMatch: number, 
/**
 * The share of right tokens when the right ones before are given.
 */
tokenAccuracy: number, 
/**
 * Examples set aside.
 */
count: number, 
/**
 * Some of them.
 */
rows: Array<ExamRow>, };

export type ExamRow = { 
/**
 * What is to be translated.
 */
source: string, 
/**
 * What should be said.
 */
target: string, 
/**
 * What was said.
 */
said: string, 
/**
 * Whether they are the same.
 */
right: boolean, };

export type ExampleHead = { 
/**
 * What is read at each step, as shown.
 */
inputs: Array<string>, 
/**
 * The steps at which something is asked, from 0.
 */
asked: Array<number>, 
/**
 * What should be said there.
 */
target: Array<string>, 
/**
 * What the network says there.
 */
said: Array<string>, 
/**
 * The probability of what it says; empty where it says numbers.
 */
probability: Array<number>, };

export type Explosion = { 
/**
 * The update that was refused; the weights are those after `update` − 1.
 */
update: number, 
/**
 * What was not finite first.
 */
quantity: Quantity, 
/**
 * The parameter block, where `quantity` belongs to one.
 */
block: string | null, 
/**
 * Whose layer and step these are; nothing in a network that reads and writes as one.
 */
stack: Stack | null, 
/**
 * The layer, from 1, where `quantity` belongs to one.
 */
layer: number | null, 
/**
 * The time step from 1, of the window, the source or the target, where it was met: the earliest on the way
 * forward, the latest on the way back.
 */
step: number | null, 
/**
 * The largest gradient norm before clipping among the last 50 updates that were made; 0 where none was.
 */
largestNorm: number, 
/**
 * The update of the first of `norms`.
 */
normsFrom: number, 
/**
 * The gradient norm before clipping of at most 51 updates in a row, up to the refused one where it got that far.
 */
norms: Array<Norm>, 
/**
 * Why, as far as can be told.
 */
cause: Cause, 
/**
 * What to change, after going back, so that training can go on.
 */
remedy: Remedy, };

export type ForecastErrors = { 
/**
 * One step ahead, on values learnt from.
 */
oneStepTraining: number | null, 
/**
 * One step ahead, on values set aside.
 */
oneStepTest: number | null, 
/**
 * Of the free run against the values set aside.
 */
freeRun: number | null, 
/**
 * How many values that is the mean of.
 */
freeRunSteps: number, 
/**
 * Predicting the value before, on values set aside.
 */
persistence: number | null, 
/**
 * Predicting the mean of the values learnt from, on values set aside.
 */
mean: number | null, };

export type ForecastHead = { 
/**
 * The whole series.
 */
values: Array<number>, 
/**
 * The first value that is set aside, from 0.
 */
border: number, 
/**
 * What the network predicts for each value from the window before it; nothing where there is no window.
 */
predicted: Array<number | null>, 
/**
 * What it makes up from the border on, fed with its own predictions.
 */
freeRun: Array<number>, 
/**
 * Mean squared errors.
 */
errors: ForecastErrors, 
/**
 * How values were scaled for the network.
 */
scaling: Scaling, };

export type GradientHead = { 
/**
 * Rows of it.
 */
rows: number, 
/**
 * Columns of it.
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
 * The same as a person would write it.
 */
text: string, 
/**
 * The sum of its tokens' log-probabilities, in nats.
 */
logProbability: number, 
/**
 * The mean of them, the end included, by which hypotheses are ranked.
 */
score: number, };

export type Info = { 
/**
 * The settings of the run.
 */
config: Config, 
/**
 * The text, where one is learnt.
 */
text: TextInfo | null, 
/**
 * The task, where another one is learnt.
 */
task: TaskInfo | null, 
/**
 * Window in use, T: the one asked for, or less where the text is short; the longest sequence of a task.
 */
window: number, 
/**
 * Lanes in use, B.
 */
batch: number, 
/**
 * The network's parameter blocks, in the order of [`Block`]-wise numbers.
 */
blocks: Array<Block>, 
/**
 * Learned numbers, in all.
 */
parameters: number, 
/**
 * Bytes for weights, gradients, optimiser state and one window's activations.
 */
bytes: number, 
/**
 * What can be looked at in a layer: `h`, then `c` and the gates where the cell has them.
 */
channels: Array<string>, 
/**
 * What the probe reads, step by step, as shown on the hidden-state picture's axis.
 */
probe: Array<string>, 
/**
 * After how many steps of the probe it is asked for something.
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
 * What was followed: ∂L/∂h, then ∂L/∂c where the cell has a c. Their rows follow each other.
 */
series: Array<LagSeries>, 
/**
 * The half-life of the layer, in steps: that of ∂L/∂c where there is one, else of ∂L/∂h. `null` where the gradient does
 * not fade, 0 where nothing passes the first step.
 */
halfLife: number | null, 
/**
 * γ·s₁: k steps back make a gradient at most (γ·s₁)^k times as long ([`crate::instrument::stretch`]). `null` where it
 * bounds nothing.
 */
bound: number | null, };

export type LagSeries = { 
/**
 * The state: `h` or `c`.
 */
state: string, 
/**
 * How many lags there are, 0 included: rows of this series.
 */
lags: number, 
/**
 * The half-life, in steps, from the slope of the logarithm of the median; `null` where it does not fade, 0 where
 * nothing passes the first step.
 */
halfLife: number | null, 
/**
 * The slope of log₁₀ of the norm per step, over the same lags; `null` where there are fewer than two to fit.
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
 * Spectral radius or norm that a running network can be rescaled to.
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
 * The weight of Ω, which asks U to keep the gradient's length; 0 is off; simple cell only. Pascanu et al. 2013.
 */
omega: number, 
/**
 * Time steps the gradient walks back, T.
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
 * Steps asked for.
 */
asked: number, 
/**
 * Steps used.
 */
used: number, } | { "code": "batchReduced", 
/**
 * Lanes asked for.
 */
asked: number, 
/**
 * Lanes used.
 */
used: number, } | { "code": "data", 
/**
 * Lines left out.
 */
leftOut: number, 
/**
 * Lines that hold something.
 */
lines: number, 
/**
 * Why the first of them is left out.
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
 * Values it makes up one after the other.
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
 * Rows listed, at most.
 */
limit: number, } | { "ask": "example", 
/**
 * Which example, from 0; beyond the last it begins again.
 */
number: number, } | { "ask": "delays", 
/**
 * The longest delay looked at.
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
 * What is read.
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
 * What the sentence was cut into.
 */
tokens: Array<string>, 
/**
 * Whether each of them has been met in training.
 */
known: Array<boolean>, 
/**
 * The labels there are.
 */
labels: Array<string>, 
/**
 * After every token, the probability of every label.
 */
probabilities: Array<Array<number>>, 
/**
 * ‖∂ log p(verdict)/∂x‖ of every token.
 */
gradient: Array<number>, 
/**
 * The label that is likeliest at the end, from 0.
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
 * What was asked for.
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
 * What the parser said.
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
 * What was measured: `radius` or `norm`.
 */
measure: string, 
/**
 * The parameter block.
 */
block: string, 
/**
 * How much it measures.
 */
value: number, 
/**
 * What was asked for.
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
 * The live settings to go on with.
 */
live: Live, 
/**
 * An operation on the weights, where smaller steps alone cannot help.
 */
operation: Operation | null, };

export type Sample = "sine" | "sines" | "noise" | "sawtooth" | "logistic" | "trend" | "en" | "zh" | "numbers" | "phrases" | "dates";

export type Sampling = { 
/**
 * Divides the logits; below 1 bolder, above 1 wilder, 0 always takes the likeliest.
 */
temperature: number, 
/**
 * Choose among the k likeliest; 0 is all.
 */
topK: number, 
/**
 * What the network reads before it writes.
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
 * What `value` is.
 */
metric: Metric, 
/**
 * The score: a share, or an error.
 */
value: number, 
/**
 * What guessing would score, where that means anything.
 */
chance: number | null, 
/**
 * Answers (or sequences) judged.
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
 * How many they are.
 */
count: number, 
/**
 * The share that is right.
 */
accuracy: number, };

export type TaskInfo = { 
/**
 * Examples learnt from; 0 where every update has fresh ones.
 */
examples: number, 
/**
 * Examples set aside; the exam of a task with fresh ones.
 */
heldOut: number, 
/**
 * Steps of the longest sequence.
 */
longest: number, 
/**
 * Numbers or symbols that can be read at a step.
 */
inputs: number, 
/**
 * Numbers or symbols that can be said at a step.
 */
outputs: number, 
/**
 * Updates until every example has been learnt from once; 0 where every update has fresh ones.
 */
updatesPerEpoch: number, 
/**
 * What the loss is counted in.
 */
loss: LossUnit, 
/**
 * What the task is judged by.
 */
metric: Metric, 
/**
 * What has to be beaten.
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
 * Characters set aside for validation: the last tenth.
 */
validationCharacters: number, };

export type TextStatistics = { 
/**
 * Unicode scalar values in the text.
 */
characters: number, 
/**
 * Different ones among them.
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
 * What the source was cut into.
 */
tokens: Array<string>, 
/**
 * Whether each of them has been met in training.
 */
known: Array<boolean>, 
/**
 * What was kept, the likeliest first.
 */
hypotheses: Array<Hypothesis>, 
/**
 * A row for every token of the first hypothesis: its attention over the source; empty without attention.
 */
alignment: Array<Array<number>>, 
/**
 * The encoder's last hidden state: all that a decoder without attention is given.
 */
bottleneck: Array<number>, 
/**
 * The encoder's hidden state after every token of the source.
 */
path: Array<Array<number>>, };

export type TruncationHead = { 
/**
 * Steps that were cut.
 */
steps: number, 
/**
 * The lengths of windows asked about.
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
