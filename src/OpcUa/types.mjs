// The scalar types of tags: JSON value in, OPC UA variant value out.
import { DataType } from "node-opcua-variant";

const integer = (largest) => (value) => (Number.isInteger(value) && value >= 0 && value <= largest ? value : undefined);
const number = (value) => (typeof value === "number" && Number.isFinite(value) ? value : undefined);

export const TYPES = {
  Boolean: { dataType: DataType.Boolean, convert: (value) => (typeof value === "boolean" ? value : undefined) },
  UInt16: { dataType: DataType.UInt16, convert: integer(0xffff) },
  UInt32: { dataType: DataType.UInt32, convert: integer(0xffffffff) },
  Float: { dataType: DataType.Float, convert: number },
  Double: { dataType: DataType.Double, convert: number },
  String: { dataType: DataType.String, convert: (value) => (typeof value === "string" ? value : undefined) },
  // Milliseconds since 1970, UTC.
  DateTime: { dataType: DataType.DateTime, convert: (value) => (number(value) === undefined ? undefined : new Date(value)) },
};
