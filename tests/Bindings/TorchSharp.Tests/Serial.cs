// The tests count live tensors and seed the generator of the process, so they run one after another.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
