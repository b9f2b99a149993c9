/** What is watched of a network: how often, and what of it this network has. */
import type { Watch, Watched } from "../protocol";
import type { Question } from "../questions";
import type { Info } from "../wire";

/** Shortest time between two answers while training, in milliseconds: of a picture, and of a number. */
const PICTURE_MS = 200;
const NUMBER_MS = 500;

/** A question that a picture watches. */
export function pictured(question: Question): Watched {
  return { question, every: PICTURE_MS };
}

/** A question that a number watches. */
export function counted(question: Question): Watched {
  return { question, every: NUMBER_MS };
}

/** `watch` fitted to a network of `info`: without questions it cannot answer, and with layers and channels it has. */
export function fit({ questions, writing }: Watch, info: Info): Watch {
  return {
    questions: questions.flatMap(({ question, every }) => {
      const fitting = fitQuestion(question, info);
      return fitting === null ? [] : [{ question: fitting, every }];
    }),
    // Only a network that learns a text can write.
    writing: info.config.task === "text" ? writing : null,
  };
}

function fitQuestion(question: Question, info: Info): Question | null {
  switch (question.ask) {
    case "validation":
      return (info.text?.validationCharacters ?? info.task?.heldOut) === 0 ? null : question;
    case "score":
      return info.task === null ? null : question;
    case "states":
      return { ...question, layer: layerIn(question.layer, info), channel: channelIn(question.channel, info) };
    case "lag":
    case "stepNorms":
      return { ...question, layer: layerIn(question.layer, info) };
    default:
      return question;
  }
}

function layerIn(layer: number, { config }: Info): number {
  return Math.min(Math.max(0, layer), config.layers - 1);
}

function channelIn(channel: string, { channels }: Info): string {
  return channels.includes(channel) ? channel : (channels[0] ?? "h");
}
