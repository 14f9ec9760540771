// Methods of the station under Objects/<station>/Methods. What they do the agent knows; here are their arguments and answers.
import { DataType, VariantArrayType } from "node-opcua-variant";
import { StatusCodes, coerceStatusCode } from "node-opcua-status-code";
import { LONGEST_QUESTION } from "./questions.mjs";

const scalar = (dataType, valueRank = -1) => ({ dataType, valueRank });
const ARGUMENTS = {
  String: { ...scalar(DataType.String), json: (value) => value ?? "" },
  Json: { ...scalar(DataType.String), json: (value) => value ?? "" },
  Boolean: { ...scalar(DataType.Boolean), json: (value) => value },
  Double: { ...scalar(DataType.Double), json: (value) => (Number.isFinite(value) ? value : null) },
  UInt32: { ...scalar(DataType.UInt32), json: (value) => value },
  Strings: { ...scalar(DataType.String, 1), json: (value) => [...(value ?? [])].map((text) => text ?? "") },
  ByteString: { ...scalar(DataType.ByteString), json: (value) => (value ?? Buffer.alloc(0)).toString("base64") },
};
const OUTPUTS = [
  { name: "Success", dataType: DataType.Boolean, description: "Whether it was done." },
  { name: "Sentence", dataType: DataType.String, description: "What was done, or why not." },
  { name: "Data", dataType: DataType.String, description: "Further answer as JSON, or empty." },
].map((output) => ({ ...output, valueRank: -1 }));

/** Adds a folder with the methods [{ name, description, inputs: [{ name, valueType, description }] }]. */
export function addMethods(namespace, station, folder, methods, questions, sessions) {
  for (const method of methods) {
    const inputs = method.inputs.map((input) => {
      const type = ARGUMENTS[input.valueType];
      if (!type) throw new Error(`input ${input.name} of method ${method.name} has the unknown type ${input.valueType}`);
      return { name: input.name, description: input.description, dataType: type.dataType, valueRank: type.valueRank, json: type.json };
    });
    const node = namespace.addMethod(folder, {
      nodeId: `s=${station}/Methods/${method.name}`,
      browseName: method.name,
      description: method.description,
      inputArguments: inputs.map(({ json, ...input }) => input),
      outputArguments: OUTPUTS,
    });
    node.bindMethod((values, context, callback) => {
      call(method.name, inputs, values, sessions.of(context), questions).then((result) => callback(null, result), callback);
    });
  }
}

async function call(name, inputs, values, user, questions) {
  if (!user) return { statusCode: StatusCodes.BadUserAccessDenied };
  const arguments_ = inputs.map((input, i) => input.json(values[i].value));
  const length = arguments_.reduce((sum, value) => sum + Buffer.byteLength(JSON.stringify(value)), 0);
  // Some room for the rest of the line.
  if (length > LONGEST_QUESTION - 10_000) return { statusCode: StatusCodes.BadRequestTooLarge };
  const answer = await questions.ask({ type: "call", method: name, user: user.name, role: user.role, session: user.session, arguments: arguments_ });
  const statusCode = coerceStatusCode(answer.status);
  if (!statusCode.isGood()) return { statusCode };
  return {
    statusCode,
    outputArguments: [
      { dataType: DataType.Boolean, arrayType: VariantArrayType.Scalar, value: answer.success },
      { dataType: DataType.String, arrayType: VariantArrayType.Scalar, value: answer.sentence },
      { dataType: DataType.String, arrayType: VariantArrayType.Scalar, value: answer.data },
    ],
  };
}
