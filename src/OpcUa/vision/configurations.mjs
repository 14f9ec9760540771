// ConfigurationManagement: there is one configuration, the device configuration in force. Its id is its checksum, as in Cfg/Checksum.
import { DataType } from "node-opcua-variant";
import { bind, idOf, notFound, page } from "./methods.mjs";
import { scalar } from "./types.mjs";

export class Configurations {
  #types;
  #variable;
  #structure;

  /** `configuration` is { id, description, lastModified (ms since 1970) }. */
  constructor(object, types, configuration, sessions) {
    this.#types = types;
    this.#variable = object.getComponentByName("ActiveConfiguration");
    this.show(configuration);
    const named = (id) => {
      if (idOf(id) !== this.active) throw notFound();
    };
    bind(object, "GetConfigurationList", sessions, "Viewer", ([most, start]) => {
      const { part, isComplete } = page([this.#structure], start, most);
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
      return [scalar(DataType.UInt32, 0), types.value("ConfigurationDataType", this.#structure), scalar(DataType.Int32, 0)];
    });
    // It is active already; any other is unknown.
    bind(object, "ActivateConfiguration", sessions, "Engineer", ([id]) => {
      named(id);
      return [scalar(DataType.Int32, 0)];
    });
  }

  /** Id of the configuration in force. */
  get active() {
    return this.#structure.internalId.id;
  }

  /** The configuration in force is another: a camera was changed while the agent runs, or this process was prepared before that. */
  show(configuration) {
    if (configuration.id === this.#structure?.internalId.id) return;
    this.#structure = {
      hasTransferableDataOnFile: false,
      internalId: { id: configuration.id, description: { text: configuration.description } },
      lastModified: new Date(configuration.lastModified),
    };
    this.#variable.setValueFromSource(this.#types.value("ConfigurationDataType", this.#structure));
  }
}
