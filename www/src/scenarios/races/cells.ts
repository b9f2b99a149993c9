/** Three cells of equal size: as many units, or as many parameters. */
import { USUAL_RACE } from "../../link/lanes";
import type { Race } from "../scenario";

export const cells: Race = {
  id: "cells",
  name: { en: "Three cells", zh: "三种循环单元" },
  look: {
    en: "Watch the three strips of the gradient over the training, not only the loss: they are the gates being learnt. Then ask several seeds before you name a winner.",
    zh: "不要只看损失，也看训练过程中梯度的三条色带：那是门在学习。要说谁更好，先多问几个种子。",
  },
  sizes: "units",
  lanes: USUAL_RACE.lanes,
};

export const parameters: Race = {
  id: "parameters",
  name: { en: "Three cells, as many parameters each", zh: "三种循环单元，参数量相同" },
  look: {
    en: "The same race with one budget of parameters: the gated networks get fewer units. Does the order stay what it was with equal units?",
    zh: "同样的对比，但参数预算相同：带门控的网络单元更少。名次还和单元数相同时一样吗？",
  },
  sizes: "parameters",
  lanes: USUAL_RACE.lanes,
};
