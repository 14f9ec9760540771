// Methods of the Machine Vision model: roles, refusals, outputs.
import { StatusCodes } from "node-opcua-status-code";
import { isAtLeast } from "../roles.mjs";

/** A call that is not done; the client gets the status. */
export class Refusal extends Error {
  constructor(status) {
    super(status.name);
    this.status = status;
  }
}

/** A call that does not fit the present state. */
export const wrongState = () => new Refusal(StatusCodes.BadInvalidState);

/** An id that stands for nothing. */
export const notFound = () => new Refusal(StatusCodes.BadNotFound);

/**
 * Lets a method of the object do something: does(inputs, user) gets the values of the inputs and who calls, and gives the outputs as variants, or throws a Refusal.
 * Users whose role is below the least one are turned away.
 */
export function bind(object, name, sessions, least, does) {
  const method = object.getMethodByName(name);
  if (!method) throw new Error(`${object.browseName.name} has no method ${name}`);
  method.bindMethod((inputs, context, callback) => {
    call(inputs, sessions.of(context), least, does).then((result) => callback(null, result), callback);
  });
}

async function call(inputs, user, least, does) {
  if (!isAtLeast(user?.role, least)) return { statusCode: StatusCodes.BadUserAccessDenied };
  try {
    return { statusCode: StatusCodes.Good, outputArguments: await does(inputs.map((input) => input.value), user) };
  } catch (error) {
    if (error instanceof Refusal) return { statusCode: error.status };
    throw error;
  }
}

/** The id in a structure such as PartIdDataType; empty for none. */
export const idOf = (structure) => structure?.id ?? "";

/** Part of a list: index of the first and most of them, 0 for all. */
export function page(list, start, most) {
  const rest = list.slice(start);
  return { part: most > 0 ? rest.slice(0, most) : rest, isComplete: most === 0 || rest.length <= most };
}
