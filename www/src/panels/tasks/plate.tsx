/** A picture of a task: a frame, what is asked for it, and a sentence where there is no answer. */
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import type { Chart } from "../../plot/chart";
import { say } from "../../i18n";
import { taskPictureLabels, taskPictureWords, type TaskPicture } from "../../words/taskpanels";
import { Drawing, Framed } from "../../figures/figure";
import type { Query } from "../../figures/query";

interface TaskPlateProps<Data> {
  readonly picture: TaskPicture;
  readonly number: number;
  readonly query: Pick<Query<"confusion">, "visible" | "update" | "filled" | "trouble" | "start">;
  readonly mount?: (host: HTMLElement) => Chart<Data>;
  readonly read?: () => Data | null;
  readonly children?: ComponentChildren;
  readonly tools?: ComponentChildren;
  readonly figures?: ComponentChildren;
  readonly more?: ComponentChildren;
}

/** Why there is no answer. */
export function Trouble({ query }: Pick<TaskPlateProps<unknown>, "query">) {
  const detail = query.trouble.value;
  return detail === null ? null : <p role="alert">{say(taskPictureLabels.trouble, { detail })}</p>;
}

export function TaskPlate<Data>({ picture, number, query, mount, read, children, tools, figures, more }: TaskPlateProps<Data>) {
  useEffect(() => query.start(), []);
  return (
    <Framed
      picture={`task-${picture}`}
      words={taskPictureWords[picture]}
      number={number}
      update={query.update}
      tools={tools}
      figures={figures}
      more={
        <>
          <Trouble query={query} />
          {more}
        </>
      }
    >
      <Drawing
        filled={query.filled}
        wait={taskPictureLabels.waitAnswer}
        visible={query.visible}
        {...(mount ? { mount } : {})}
        {...(read ? { read } : {})}
      >
        {children}
      </Drawing>
    </Framed>
  );
}
