package io.github.dynamojcache.internal.keys;

import com.esotericsoftware.kryo.kryo5.asm.ClassReader;
import com.esotericsoftware.kryo.kryo5.asm.ClassVisitor;
import com.esotericsoftware.kryo.kryo5.asm.Handle;
import com.esotericsoftware.kryo.kryo5.asm.Label;
import com.esotericsoftware.kryo.kryo5.asm.MethodVisitor;
import com.esotericsoftware.kryo.kryo5.asm.Opcodes;
import com.esotericsoftware.kryo.kryo5.asm.Type;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The instructions of a class's methods, read from its class file with the ASM bundled with Kryo.
 * No class is loaded and no code is run.
 */
final class MethodSteps extends ClassVisitor {

  /**
   * One instruction.
   *
   * @param opcode which one
   * @param owner the class that it names, with slashes; else ""
   * @param name the field or method that it names, else ""
   * @param descriptor the type of that, else ""
   */
  record Step(int opcode, String owner, String name, String descriptor) {}

  /** The owner of an instruction that loads a class constant. */
  static final String CLASS = "class";

  /** The last class file version that this ASM knows; the instructions have not changed since. */
  private static final int KNOWN_VERSION = Opcodes.V1_8;

  private final Map<String, List<Step>> methods = new HashMap<>();

  private MethodSteps() {
    super(Opcodes.ASM5);
  }

  /**
   * Reads the class file of a class.
   *
   * @param type the class
   * @return the instructions by name and descriptor of the method; null when there is no class file
   *     to read, for example for a class generated at run time
   */
  static @Nullable Map<String, List<Step>> of(Class<?> type) {
    String name = type.getName();
    String file = name.substring(name.lastIndexOf('.') + 1) + ".class";
    try (InputStream in = type.getResourceAsStream(file)) {
      if (in == null) {
        return null;
      }
      byte[] bytes = in.readAllBytes();
      if (bytes.length > 8 && bytes[7] > KNOWN_VERSION) {
        bytes[6] = 0;
        bytes[7] = KNOWN_VERSION;
      }
      MethodSteps steps = new MethodSteps();
      new ClassReader(bytes).accept(steps, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
      return steps.methods;
    } catch (IOException | RuntimeException e) {
      return null; // an encrypted class file, or a newer kind of constant
    }
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    List<Step> steps = new ArrayList<>();
    methods.put(name + descriptor, steps);
    return new Reader(steps);
  }

  private static final class Reader extends MethodVisitor {

    private final List<Step> steps;

    Reader(List<Step> steps) {
      super(Opcodes.ASM5);
      this.steps = steps;
    }

    private void add(int opcode, String owner, String name, String descriptor) {
      steps.add(new Step(opcode, owner, name, descriptor));
    }

    private void add(int opcode) {
      add(opcode, "", "", "");
    }

    @Override
    public void visitInsn(int opcode) {
      add(opcode);
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
      add(opcode);
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
      add(opcode);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
      add(opcode, type, "", "");
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      add(opcode, owner, name, descriptor);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      add(opcode, owner, name, descriptor);
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      add(Opcodes.INVOKEDYNAMIC, bootstrap.getOwner(), name, descriptor);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
      add(opcode);
    }

    @Override
    public void visitLdcInsn(Object constant) {
      add(Opcodes.LDC, constant instanceof Type ? CLASS : "", "", "");
    }

    @Override
    public void visitIincInsn(int variable, int increment) {
      add(Opcodes.IINC);
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label other, Label... labels) {
      add(Opcodes.TABLESWITCH);
    }

    @Override
    public void visitLookupSwitchInsn(Label other, int[] keys, Label[] labels) {
      add(Opcodes.LOOKUPSWITCH);
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
      add(Opcodes.MULTIANEWARRAY);
    }
  }
}
