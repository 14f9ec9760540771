System.Console.Write(AnyShot.Edge.Configuration.ConfigurationSchema.Generate());
return 0;
