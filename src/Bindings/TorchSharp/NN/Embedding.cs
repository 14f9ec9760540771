using TorchSharp.Interop;
using TorchSharp.Modules;
using TorchSharp.Utils;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>A table of vectors that is read by row number.</summary>
        public sealed class Embedding : torch.nn.Module<torch.Tensor, torch.Tensor>
        {
            private readonly EmbeddingTable _table;

            [ComponentName(Name = nameof(weight))]
            private Parameter? _weight;

            internal Embedding(Parameter weight, EmbeddingTable table) : base(nameof(Embedding))
            {
                _table = table;
                _weight = weight;
                RegisterComponents();
            }

            /// <summary>Shape (rows, columns). Setting it disposes the old one.</summary>
            public Parameter? weight
            {
                get => _weight;
                set => ReplaceParameter(nameof(weight), ref _weight, value);
            }

            /// <summary>Row numbers (int64 or int32) of any shape become vectors: (...) becomes (..., columns).</summary>
            public override torch.Tensor forward(torch.Tensor input)
            {
                _table.LimitNorms(_weight!, input);
                return Operator.Call("embedding", _weight!, input, _table.PaddingOrNone, _table.ScaleByFrequency, _table.Sparse);
            }
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>A table of vectors, drawn from the standard normal distribution.</summary>
            /// <param name="padding_idx">Row that stays zero and is not trained.</param>
            /// <param name="max_norm">Rows that are read are shortened to this norm.</param>
            /// <param name="norm_type">The p of that norm.</param>
            /// <param name="scale_grad_by_freq">Whether to divide gradients by how often a row occurs in the batch.</param>
            /// <param name="sparse">Whether gradients are sparse tensors; not all optimisers take them.</param>
            public static Embedding Embedding(
                long num_embeddings, long embedding_dims, long? padding_idx = null, double? max_norm = null, double norm_type = 2.0, bool scale_grad_by_freq = false,
                bool sparse = false, Device? device = null, ScalarType? dtype = null)
            {
                var table = new EmbeddingTable(num_embeddings, padding_idx, max_norm, norm_type, scale_grad_by_freq, sparse);
                return new(table.DrawWeight(embedding_dims, device, dtype), table);
            }

            /// <summary>A table of given vectors (rows, columns), which the module then owns.</summary>
            /// <param name="freeze">True keeps them from being trained.</param>
            public static Embedding Embedding_from_pretrained(
                Tensor embeddings, bool freeze = true, long? padding_idx = null, double? max_norm = null, double norm_type = 2.0, bool scale_grad_by_freq = false,
                bool sparse = false, Device? device = null, ScalarType? dtype = null)
            {
                var table = new EmbeddingTable(embeddings.shape[0], padding_idx, max_norm, norm_type, scale_grad_by_freq, sparse);
                return new(EmbeddingTable.Adopt(embeddings, freeze, device, dtype), table);
            }
        }
    }
}
