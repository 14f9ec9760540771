// ConfigurationManagement: there is one configuration, the device configuration in force. Its id is its checksum, as in Cfg/Checksum.
import { DataType } from "node-opcua-variant";
import { bind, idOf, notFound, page } from "./methods.mjs";
import { scalar } from "./types.mjs";

/** `configuration` is { id, description, lastModified (ms since 1970) }. */
export function addConfigurations(object, types, configuration, sessions) {
  const structure = {
    hasTransferableDataOnFile: false,
    internalId: { id: configuration.id, description: { text: configuration.description } },
    lastModified: new Date(configuration.lastModified),
  };
  const named = (id) => {
    if (idOf(id) !== configuration.id) throw notFound();
  };
  object.getComponentByName("ActiveConfiguration").setValueFromSource(types.value("ConfigurationDataType", structure));
  bind(object, "GetConfigurationList", sessions, "Viewer", ([most, start]) => {
    const { part, isComplete } = page([structure], start, most);
    return [
      scalar(DataType.Boolean, isComplete),
      scalar(DataType.UInt32, part.length),
      scalar(DataType.UInt32, 0),
      types.values("ConfigurationDataType", part),
      scalar(DataType.Int32, 0),
    ];
  });
  bind(object, "GetConfigurationById", sessions, "Viewer", ([id]) => {
    named(id);
    return [scalar(DataType.UInt32, 0), types.value("ConfigurationDataType", structure), scalar(DataType.Int32, 0)];
  });
  // It is active already; any other is unknown.
  bind(object, "ActivateConfiguration", sessions, "Engineer", ([id]) => {
    named(id);
    return [scalar(DataType.Int32, 0)];
  });
}
